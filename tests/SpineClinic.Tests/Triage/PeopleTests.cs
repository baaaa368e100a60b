using Microsoft.EntityFrameworkCore;
using SpineClinic.Booking;
using SpineClinic.Enquiries;
using SpineClinic.Staff;
using SpineClinic.Testing;
using SpineClinic.Triage;

namespace SpineClinic.Tests.Triage;

public sealed class PeopleTests
{
    private static readonly PersonNeeds Polish = new(["interpreter", "stepFree"], "Polish", IsDiscreet: true);

    [Theory, EveryDatabase]
    public async Task Who_may_not_says_nothing_and_reads_nothing(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var (one, other) = (await ReceiveAsync(clinic), await ReceiveAsync(clinic));
        var people = clinic.Get<People>();
        await Assert.ThrowsAsync<NotPermittedException>(() => people.LinkAsync(clinic.Manager, one, other, CancellationToken.None));
        await Assert.ThrowsAsync<NotPermittedException>(() => people.UnlinkAsync(clinic.Manager, one, CancellationToken.None));
        await Assert.ThrowsAsync<NotPermittedException>(() => people.SaveNeedsAsync(clinic.Manager, Guid.NewGuid(), 1, Polish, CancellationToken.None));
        await Assert.ThrowsAsync<NotPermittedException>(() => people.OfAsync(clinic.Manager, one, CancellationToken.None));
        await Assert.ThrowsAsync<NotPermittedException>(() => people.OpenAsync(clinic.Manager, Guid.NewGuid(), CancellationToken.None));
    }

    [Theory, EveryDatabase]
    public async Task What_cannot_be_is_refused_and_writes_nothing(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var one = await ReceiveAsync(clinic);
        var people = clinic.Get<People>();
        var before = await EventsAsync(clinic);
        Assert.Equal(PeopleOutcome.SameEnquiry, await people.LinkAsync(clinic.Receptionist, one, one, CancellationToken.None));
        Assert.Equal(PeopleOutcome.NotFound, await people.LinkAsync(clinic.Receptionist, one, "SC-2222-22", CancellationToken.None));
        Assert.Equal(PeopleOutcome.NotFound, await people.UnlinkAsync(clinic.Receptionist, "SC-2222-22", CancellationToken.None));
        Assert.Equal(PeopleOutcome.NothingToDo, await people.UnlinkAsync(clinic.Receptionist, one, CancellationToken.None));
        Assert.Equal(PeopleOutcome.NotFound, await people.SaveNeedsAsync(clinic.Receptionist, Guid.NewGuid(), 1, PersonNeeds.None with { IsDiscreet = true }, CancellationToken.None));
        Assert.Null(await people.OfAsync(clinic.Receptionist, "SC-2222-22", CancellationToken.None));
        Assert.Null(await people.OpenAsync(clinic.Receptionist, Guid.NewGuid(), CancellationToken.None));
        Assert.Equal(before, await EventsAsync(clinic));
    }

    [Theory, EveryDatabase]
    public async Task Two_are_linked_and_unlinked_with_who_said_so_on_both(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var (one, other) = (await ReceiveAsync(clinic), await ReceiveAsync(clinic));
        var people = clinic.Get<People>();
        Assert.Equal(PeopleOutcome.Done, await people.LinkAsync(clinic.Receptionist, one, other, CancellationToken.None));
        Assert.Equal(PeopleOutcome.NothingToDo, await people.LinkAsync(clinic.Receptionist, other, one, CancellationToken.None));
        var view = (await people.OfAsync(clinic.Clinician, one, CancellationToken.None))!;
        Assert.Equal(other, Assert.Single(view.Same).Reference);
        Assert.Equal((await people.OfAsync(clinic.Clinician, other, CancellationToken.None))!.PersonId, view.PersonId);
        Assert.Equal(new[] { $"{one} PersonLinked with {other}", $"{other} PersonLinked with {one}" }.Order(), await LinesAsync(clinic));

        Assert.Equal(PeopleOutcome.Done, await people.UnlinkAsync(clinic.Clinician, one, CancellationToken.None));
        Assert.Null((await people.OfAsync(clinic.Clinician, one, CancellationToken.None))!.PersonId);
        Assert.Contains($"{one} PersonUnlinked this one", await LinesAsync(clinic));
        Assert.Contains($"{other} PersonUnlinked {one}", await LinesAsync(clinic));
        var file = (await people.OpenAsync(clinic.Clinician, view.PersonId!.Value, CancellationToken.None))!;
        Assert.Equal(other, Assert.Single(file.Enquiries).Reference);
        Assert.Equal(
            new[] { ("person.Unlinked", one, "Dr Back"), ("person.Linked", other, "Rita One"), ("person.Linked", one, "Rita One"), ("person.Begun", null, "Rita One") },
            file.Lineage.Select(line => (line.Action, line.Reference, line.Who))!);
        await using var db = clinic.Db();
        Assert.Equal(3, (await db.DataKeys.ToListAsync()).Count);
    }

    [Theory, EveryDatabase]
    public async Task Two_persons_become_one_with_the_needs_of_both(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        string[] all = [await ReceiveAsync(clinic), await ReceiveAsync(clinic), await ReceiveAsync(clinic), await ReceiveAsync(clinic)];
        var people = clinic.Get<People>();
        await people.LinkAsync(clinic.Receptionist, all[0], all[1], CancellationToken.None);
        await people.LinkAsync(clinic.Receptionist, all[2], all[3], CancellationToken.None);
        var (first, second) = (await PersonAsync(clinic, all[0]), await PersonAsync(clinic, all[2]));
        await people.SaveNeedsAsync(clinic.Receptionist, first, 1, new PersonNeeds(["lieDown"], NoMessages: true), CancellationToken.None);
        await people.SaveNeedsAsync(clinic.Receptionist, second, 1, Polish, CancellationToken.None);
        Assert.Equal(PeopleOutcome.Done, await people.LinkAsync(clinic.Receptionist, all[1], all[2], CancellationToken.None));
        var file = (await people.OpenAsync(clinic.Receptionist, first, CancellationToken.None))!;
        Assert.Equal(all.Order(), file.Enquiries.Select(line => line.Reference).Order());
        Assert.True(file.Needs.IsSame(new PersonNeeds(["lieDown", "interpreter", "stepFree"], "Polish", IsDiscreet: true, NoMessages: true)));
        Assert.Null(await people.OpenAsync(clinic.Receptionist, second, CancellationToken.None));
        await using var db = clinic.Db();
        Assert.Null((await db.People.SingleAsync(person => person.Id == second)).SealedNeeds);
    }

    [Theory, EveryDatabase]
    public async Task Two_who_link_at_once_make_one_person(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var (one, other) = (await ReceiveAsync(clinic), await ReceiveAsync(clinic));
        var people = clinic.Get<People>();
        var outcomes = await Task.WhenAll(
            people.LinkAsync(clinic.Receptionist, one, other, CancellationToken.None), people.LinkAsync(clinic.SecondReceptionist, other, one, CancellationToken.None));
        Assert.Equal([PeopleOutcome.Done, PeopleOutcome.NothingToDo], outcomes.Order());
        await using var db = clinic.Db();
        Assert.Equal(1, await db.People.CountAsync());
        Assert.Equal(2, (await LinesAsync(clinic)).Count);
    }

    [Theory, EveryDatabase]
    public async Task Needs_are_sealed_and_follow_every_enquiry_into_the_search_for_a_time(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var one = (await clinic.ReceiveAsync(Sheets.AllNo().Choose("adjust", "lieDown"))).Reference;
        var other = await ReceiveAsync(clinic);
        var people = clinic.Get<People>();
        await people.LinkAsync(clinic.Receptionist, one, other, CancellationToken.None);
        var id = await PersonAsync(clinic, one);
        Assert.Equal(PeopleOutcome.LanguageMissing, await people.SaveNeedsAsync(clinic.Receptionist, id, 1, Polish with { InterpreterLanguage = " " }, CancellationToken.None));
        Assert.Equal(PeopleOutcome.LanguageMissing, await people.SaveNeedsAsync(clinic.Receptionist, id, 1, Polish with { InterpreterLanguage = new string('x', 61) }, CancellationToken.None));
        Assert.Equal(PeopleOutcome.Done, await people.SaveNeedsAsync(clinic.Receptionist, id, 1, Polish with { Codes = [.. Polish.Codes, "none", "nonsense"] }, CancellationToken.None));
        Assert.Equal(PeopleOutcome.Changed, await people.SaveNeedsAsync(clinic.SecondReceptionist, id, 1, PersonNeeds.None, CancellationToken.None));
        Assert.Equal(PeopleOutcome.Done, await people.SaveNeedsAsync(clinic.SecondReceptionist, id, 1, Polish, CancellationToken.None));
        Assert.True((await people.OfAsync(clinic.Receptionist, other, CancellationToken.None))!.Needs.IsSame(Polish));

        await using var db = clinic.Db();
        Assert.DoesNotContain("Polish", System.Text.Encoding.UTF8.GetString((await db.People.SingleAsync()).SealedNeeds!), StringComparison.Ordinal);
        Assert.Equal(1, await db.AuditEntries.CountAsync(entry => entry.Action == "person.NeedsChanged"));
        var patient = await clinic.Get<EnquiryPatient>().ReadAsync(db, await db.Enquiries.SingleAsync(row => row.Reference == one), CancellationToken.None);
        Assert.Equal(["interpreter", "lieDown", "stepFree"], patient.Needs.Order());
        Assert.Equal("Polish", patient.InterpreterLanguage);
        Assert.True(EnquiryPatient.Query(patient, clinic.First.Id) is { StepFree: true, Interpreter: true });

        await people.UnlinkAsync(clinic.Receptionist, one, CancellationToken.None);
        await using var after = clinic.Db();
        var alone = await clinic.Get<EnquiryPatient>().ReadAsync(after, await after.Enquiries.SingleAsync(row => row.Reference == one), CancellationToken.None);
        Assert.Equal(["lieDown"], alone.Needs);
        Assert.Null(alone.InterpreterLanguage);
    }

    [Theory, EveryDatabase]
    public async Task Those_who_may_be_the_same_are_shown_with_why_and_not_once_they_are(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var one = await ReceiveAsync(clinic);
        var phone = (await clinic.ReceiveAsync(Sheets.AllNo().Write("name", "Adam Quince").Write("email", "adam@example.org"))).Reference;
        var email = (await clinic.ReceiveAsync(Sheets.AllNo().Write("name", "Somebody Else").Write("phone", "07700 900999").Write("email", "ZOE@example.org"))).Reference;
        var name = (await clinic.ReceiveAsync(Sheets.AllNo().Write("name", "ZOE QUINCE").Write("phone", "07700 900998").Write("email", "other@example.org"))).Reference;
        await clinic.ReceiveAsync(Sheets.AllNo().Write("name", "Zoë Quincey").Write("phone", "07700 900997").Write("email", "zoe@example.net"));
        var likely = (await clinic.Get<People>().OfAsync(clinic.Receptionist, one, CancellationToken.None))!.Likely;
        Assert.Equal(
            new[] { (phone, true, false, false), (email, false, true, false), (name, false, false, true) }.Order(),
            likely.Select(line => (line.Enquiry.Reference, line.SamePhone, line.SameEmail, line.SameName)).Order());
        await clinic.Get<People>().LinkAsync(clinic.Receptionist, one, name, CancellationToken.None);
        Assert.Equal(2, (await clinic.Get<People>().OfAsync(clinic.Receptionist, one, CancellationToken.None))!.Likely.Count);
    }

    private static async Task<string> ReceiveAsync(TestClinic clinic) => (await clinic.ReceiveAsync()).Reference;

    private static async Task<Guid> PersonAsync(TestClinic clinic, string reference) => (await clinic.Get<People>().OfAsync(clinic.Receptionist, reference, CancellationToken.None))!.PersonId!.Value;

    private static async Task<(int Events, int Audit)> EventsAsync(TestClinic clinic)
    {
        await using var db = clinic.Db();
        return (await db.EnquiryEvents.CountAsync(), await db.AuditEntries.CountAsync());
    }

    private static async Task<List<string>> LinesAsync(TestClinic clinic)
    {
        await using var db = clinic.Db();
        var lines = await db.EnquiryEvents.Where(line => line.Kind == EventKind.PersonLinked || line.Kind == EventKind.PersonUnlinked)
            .Join(db.Enquiries, line => line.EnquiryId, enquiry => enquiry.Id, (line, enquiry) => new { enquiry.Reference, line.Kind, line.Details }).ToListAsync();
        return [.. lines.Select(line => $"{line.Reference} {line.Kind} {line.Details}").Order()];
    }
}
