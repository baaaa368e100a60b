using Microsoft.EntityFrameworkCore;
using SpineClinic.Audit;
using SpineClinic.Enquiries;
using SpineClinic.Mail;
using SpineClinic.Privacy;
using SpineClinic.Testing;

namespace SpineClinic.Tests.Enquiries;

public sealed class EnquiryIntakeTests
{
    [Theory, EveryDatabase]
    public async Task A_red_flag_is_never_taken_in_as_an_ordinary_enquiry(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var result = await SendAsync(clinic, Sheets.AllNo().Choose("saddle", "yes").Choose("saddleTiming", "recent"));
        Assert.True(result.IsStopped);
        Assert.Null(result.Receipt);
        await AssertNothingAsync(clinic);
    }

    [Theory, EveryDatabase]
    public async Task A_sheet_with_anything_wrong_is_refused_whole(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var result = await SendAsync(clinic, Sheets.AllNo().Choose("walk").Choose("site", "moon").Write("phone", "12").Write("help", new string('a', 1001)));
        Assert.Equal(
            [new SheetError("walk", "required"), new SheetError("site", "unknown"), new SheetError("help", "tooLong", 1000, 1001), new SheetError("phone", "invalid")],
            result.Errors);
        await AssertNothingAsync(clinic);
    }

    [Theory, EveryDatabase]
    public async Task A_clinician_today_needs_a_phone_number(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var result = await SendAsync(clinic, Sheets.AllNo().Choose("signs", "weightLoss").Choose("contactBy", "email").Write("phone", ""));
        Assert.Equal([new SheetError("phone", "phoneNeeded")], result.Errors);
    }

    [Theory, EveryDatabase]
    public async Task An_enquiry_is_stored_with_its_event_audit_entry_and_letters(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var receipt = await clinic.ReceiveAsync();
        await using var db = clinic.Db();
        var enquiry = await db.Enquiries.SingleAsync();
        Assert.Equal(receipt.Reference, enquiry.Reference);
        Assert.Equal(("Zoë Quince", "+447700900123", "zoe@example.org"), (enquiry.Name, enquiry.Phone, enquiry.Email));
        Assert.Equal(EventKind.Received, (await db.EnquiryEvents.SingleAsync()).Kind);
        Assert.Equal("enquiry.Received", (await db.AuditEntries.SingleAsync(entry => entry.SubjectType == "enquiry")).Action);
        Assert.Equal(["back@clinic.example", "zoe@example.org"], (await db.Letters.ToListAsync()).Select(letter => letter.To).Order());
    }

    [Theory, EveryDatabase]
    public async Task What_the_patient_said_is_nowhere_readable(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        await clinic.ReceiveAsync();
        await using var db = clinic.Db();
        var enquiry = await db.Enquiries.SingleAsync();
        Assert.DoesNotContain("only the clinic", System.Text.Encoding.UTF8.GetString(enquiry.SealedSheet), StringComparison.Ordinal);
        var key = await db.DataKeys.SingleAsync();
        Assert.Contains("only the clinic", clinic.Get<Vault>().Open(key, Enquiry.SheetPurpose, enquiry.Id, enquiry.SealedSheet), StringComparison.Ordinal);
        foreach (var letter in await db.Letters.ToListAsync())
        {
            Assert.All(["Zoë", "07700", "only the clinic", "lowerBack"], words => Assert.DoesNotContain(words, letter.Subject + letter.Text, StringComparison.OrdinalIgnoreCase));
        }
    }

    [Theory, EveryDatabase]
    public async Task One_key_sent_by_many_at_once_is_one_enquiry_with_one_reference(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var key = Guid.NewGuid();
        var receipts = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => clinic.ReceiveAsync(key: key))));
        Assert.Single(receipts.Select(receipt => receipt.Reference).Distinct());
        await using var db = clinic.Db();
        Assert.Equal((1, 1, 1, 2), (await db.Enquiries.CountAsync(), await db.EnquiryEvents.CountAsync(), await db.AuditEntries.CountAsync(entry => entry.SubjectType == "enquiry"), await db.Letters.CountAsync()));
    }

    [Theory, EveryDatabase]
    public async Task A_specialist_without_a_session_today_is_told_when_nobody_suitable_is_in(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        await clinic.ReceiveAsync(Sheets.AllNo().Choose("site", "neck"));
        await clinic.ReceiveAsync(Sheets.AllNo().Choose("site", "several"));
        await using var db = clinic.Db();
        var notices = await db.Letters.Where(letter => letter.Kind == EnquiryLetters.SpecialistNotice).OrderBy(letter => letter.To).Select(letter => letter.To).ToListAsync();
        Assert.Equal(["back@clinic.example", "neck@clinic.example", "neck@clinic.example"], notices);
    }

    [Theory, EveryDatabase]
    public async Task The_trail_and_the_timeline_cannot_be_changed_or_deleted(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        await clinic.ReceiveAsync();
        await using var db = clinic.Db();
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => db.AuditEntries.ExecuteDeleteAsync());
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => db.AuditEntries.ExecuteUpdateAsync(set => set.SetProperty(entry => entry.Action, "nothing")));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => db.EnquiryEvents.ExecuteDeleteAsync());
        Assert.Equal(1, await db.AuditEntries.CountAsync(entry => entry.SubjectType == "enquiry"));
    }

    [Theory, EveryDatabase]
    public async Task A_change_without_an_audit_entry_is_refused(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        await clinic.ReceiveAsync();
        await using var db = clinic.Db();
        (await db.Enquiries.SingleAsync()).Claim(Actor.Staff(clinic.Receptionist.Id), TestClinic.Start);
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());
    }

    private static Task<IntakeResult> SendAsync(TestClinic clinic, AnswerSheet sheet) => clinic.Get<EnquiryIntake>()
        .ReceiveAsync(new EnquirySubmission(Guid.NewGuid(), sheet, Channel.Web, "en", Actor.Patient), CancellationToken.None);

    private static async Task AssertNothingAsync(TestClinic clinic)
    {
        await using var db = clinic.Db();
        Assert.False(await db.Enquiries.AnyAsync() || await db.EnquiryEvents.AnyAsync() || await db.AuditEntries.AnyAsync(entry => entry.SubjectType == "enquiry") || await db.DataKeys.AnyAsync());
        Assert.Equal(0, await db.Letters.CountAsync(letter => letter.State == LetterState.Pending));
    }
}
