using Microsoft.EntityFrameworkCore;
using SpineClinic.Audit;
using SpineClinic.Booking;
using SpineClinic.Enquiries;
using SpineClinic.Privacy;
using SpineClinic.Safety;
using SpineClinic.Testing;
using SpineClinic.Triage;

namespace SpineClinic.Tests.Enquiries;

public sealed class SearchUpkeepTests
{
    [Theory, EveryDatabase]
    public async Task An_enquiry_is_filed_in_the_transaction_that_takes_it_in(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var receipt = await clinic.ReceiveAsync();
        Assert.Equal(await ExpectedAsync(clinic), await FiledAsync(clinic));
        await using var db = clinic.Db();
        var entry = await db.SearchEntries.SingleAsync();
        Assert.Equal((receipt.EnquiryId, " zoe quince", "447700900123", "zoe@example.org"), (entry.EnquiryId, entry.Names, entry.Digits, entry.Email));
    }

    [Theory, EveryDatabase]
    public async Task A_changed_contact_is_found_and_the_old_one_is_not(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var id = (await clinic.ReceiveAsync()).EnquiryId;
        await clinic.Get<OwnContact>().ChangeAsync(id, "020 7946 0777", "", CancellationToken.None);
        var filed = await FiledAsync(clinic);
        Assert.Equal(await ExpectedAsync(clinic), filed);
        Assert.Contains(filed, key => key.StartsWith("p:0777 ", StringComparison.Ordinal));
        Assert.DoesNotContain(filed, key => key.StartsWith("p:0123 ", StringComparison.Ordinal));
        Assert.DoesNotContain(filed, key => key.StartsWith("e:", StringComparison.Ordinal));
    }

    [Theory, EveryDatabase]
    public async Task One_that_was_never_filed_is_filed_when_it_changes_and_at_a_start(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var id = (await clinic.ReceiveAsync()).EnquiryId;
        await clinic.ReceiveAsync(Sheets.AllNo().Write("name", "Bo Li"));
        await ForgetAsync(clinic);
        await clinic.Get<OwnContact>().ChangeAsync(id, "020 7946 0777", "", CancellationToken.None);
        Assert.Contains(await FiledAsync(clinic), key => key.StartsWith("p:0777 ", StringComparison.Ordinal));
        Assert.Equal(1, await clinic.Get<SearchFiling>().CatchUpAsync(CancellationToken.None));
        Assert.Equal(await ExpectedAsync(clinic), await FiledAsync(clinic));
        Assert.Equal(0, await clinic.Get<SearchFiling>().CatchUpAsync(CancellationToken.None));
    }

    [Theory, EveryDatabase]
    public async Task Two_processes_that_file_at_once_file_everything_once(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        for (var i = 0; i < 40; i++)
        {
            await clinic.ReceiveAsync(Sheets.AllNo().Write("name", $"Person Number{(char)('a' + (i % 26))}"));
        }

        await ForgetAsync(clinic);
        SearchFiling Filing() => new(clinic.Get<IDbContextFactory<ClinicDbContext>>(), clinic.Get<IDatabaseErrors>()) { AtOnce = 2 };
        SearchFiling[] both = [Filing(), Filing()];
        Assert.Equal(40, (await Task.WhenAll(both.Select(filing => Task.Run(() => filing.CatchUpAsync(CancellationToken.None))))).Sum());
        Assert.Equal(await ExpectedAsync(clinic), await FiledAsync(clinic));
        Assert.All(both, filing => Assert.False(filing.IsBehind));
    }

    [Theory, EveryDatabase]
    public async Task A_deleted_enquiry_leaves_nothing_of_its_name(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var enquiry = await AddBareAsync(clinic);
        Assert.NotEmpty(await FiledAsync(clinic));
        await using (var db = clinic.Db())
        {
            db.Enquiries.Remove(await db.Enquiries.SingleAsync(row => row.Id == enquiry));
            db.AuditEntries.Add(new AuditEntry(TestClinic.Start, Actor.System, "enquiry.Erased", "enquiry", enquiry));
            await db.SaveChangesAsync();
        }

        await using var after = clinic.Db();
        Assert.Empty(await after.SearchEntries.ToListAsync());
        Assert.Empty(await after.SearchKeys.ToListAsync());
    }

    [Theory, EveryDatabase]
    public async Task What_an_older_program_filed_in_another_way_is_found_changed_and_deleted_all_the_same(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var id = (await clinic.ReceiveAsync()).EnquiryId;
        var bare = await AddBareAsync(clinic);
        await using var db = clinic.Db();
        await db.SearchKeys.ExecuteUpdateAsync(row => row.SetProperty(key => key.Marks, -1));
        Assert.Equal(2, (await clinic.Get<EnquirySearch>().FindAsync(clinic.Manager, "zoe q", SearchFilter.None, null, CancellationToken.None)).Hits.Count);
        await clinic.Get<OwnContact>().ChangeAsync(id, "020 7946 0777", "", CancellationToken.None);
        var filed = await FiledAsync(clinic);
        Assert.Equal(1, filed.Count(key => key.StartsWith("p:0777 ", StringComparison.Ordinal)));
        Assert.DoesNotContain(filed, key => key.StartsWith("e:", StringComparison.Ordinal));
        db.Enquiries.Remove(await db.Enquiries.SingleAsync(row => row.Id == bare));
        db.AuditEntries.Add(new AuditEntry(TestClinic.Start, Actor.System, "enquiry.Erased", "enquiry", bare));
        await db.SaveChangesAsync();
        Assert.Empty(await db.SearchKeys.Where(row => row.Order == SearchEntry.OrderOf(bare)).ToListAsync());
    }

    [Theory, EveryDatabase]
    public async Task An_address_with_signs_beyond_the_common_ones_is_filed_and_found(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var id = (await clinic.ReceiveAsync()).EnquiryId;
        await using var db = clinic.Db();
        var enquiry = await db.Enquiries.SingleAsync(row => row.Id == id);
        db.Entry(enquiry).Property(row => row.Email).CurrentValue = "🙂ab.cd@example.org";
        db.AuditEntries.Add(new AuditEntry(TestClinic.Start, Actor.System, "enquiry.ContactChanged", "enquiry", id));
        await db.SaveChangesAsync();
        Assert.Equal(await ExpectedAsync(clinic), await FiledAsync(clinic));
        Assert.Single((await clinic.Get<EnquirySearch>().FindAsync(clinic.Manager, "cd@example", SearchFilter.None, null, CancellationToken.None)).Hits);
    }

    [Theory, EveryDatabase]
    public async Task A_synthetic_enquiry_is_found_by_nobody(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        await clinic.Get<EnquiryIntake>().ReceiveAsync(new EnquirySubmission(Guid.NewGuid(), Sheets.AllNo(), Channel.Web, "en", Actor.System) { IsSynthetic = true }, CancellationToken.None);
        Assert.Empty(await FiledAsync(clinic));
    }

    // Without a timeline: its lines are for good, and so is an enquiry that has any.
    private static async Task<Guid> AddBareAsync(TestClinic clinic)
    {
        await using var db = clinic.Db();
        var key = db.DataKeys.Add(clinic.Get<Vault>().NewDataKey(TestClinic.Start)).Entity;
        var (enquiry, _) = Enquiry.Receive(new NewEnquiry
        {
            Id = Guid.CreateVersion7(),
            Reference = "SC-2222-22",
            SubmissionKey = Guid.NewGuid(),
            ReceivedAt = TestClinic.Start,
            DueAt = TestClinic.Start,
            Channel = Channel.Web,
            Language = "en",
            QuestionnaireVersion = 1,
            StopRulesVersion = 1,
            PriorityRulesVersion = 1,
            DataKeyId = key.Id,
            SealedSheet = [1],
            Name = "Zoë Quince",
            Phone = "+447700900123",
            Decision = new TierDecision(Tier.P3, false, []),
            ChangedAfterStop = false,
            Actor = Actor.System,
        });
        db.Enquiries.Add(enquiry);
        db.AuditEntries.Add(new AuditEntry(TestClinic.Start, Actor.System, "enquiry.Received", "enquiry", enquiry.Id));
        await db.SaveChangesAsync();
        return enquiry.Id;
    }

    private static async Task ForgetAsync(TestClinic clinic)
    {
        await using var db = clinic.Db();
        await db.SearchKeys.ExecuteDeleteAsync();
        await db.SearchEntries.ExecuteDeleteAsync();
    }

    private static async Task<List<string>> FiledAsync(TestClinic clinic)
    {
        await using var db = clinic.Db();
        return [.. (await db.SearchKeys.ToListAsync()).Select(row => $"{row.Key} {row.Marks:X}").Order(StringComparer.Ordinal)];
    }

    private static async Task<List<string>> ExpectedAsync(TestClinic clinic)
    {
        await using var db = clinic.Db();
        return [.. (await db.Enquiries.ToListAsync()).SelectMany(row => SearchTerms.Of(row.Reference, row.Name, row.ProxyName, row.Phone, row.Email).Select(term => $"{term.Key} {term.Value:X}")).Order(StringComparer.Ordinal)];
    }
}
