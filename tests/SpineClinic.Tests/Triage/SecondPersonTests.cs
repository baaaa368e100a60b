using Microsoft.EntityFrameworkCore;
using SpineClinic.Enquiries;
using SpineClinic.Staff;
using SpineClinic.Testing;
using SpineClinic.Triage;

namespace SpineClinic.Tests.Triage;

public sealed class SecondPersonTests
{
    [Theory, EveryDatabase]
    public async Task Nobody_closes_an_urgent_one_alone(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var desk = clinic.Get<TriageDesk>();
        var reference = await ProposedAsync(clinic);
        Assert.Equal(DeskOutcome.OwnProposal, (await desk.ConfirmClosureAsync(clinic.Clinician, reference, null, CancellationToken.None)).Outcome);
        Assert.Equal(DeskOutcome.NotPossible, (await desk.CloseAsync(clinic.Clinician, reference, ClosureReason.AdviceGiven, null, CancellationToken.None)).Outcome);
        await Assert.ThrowsAsync<NotPermittedException>(() => desk.ConfirmClosureAsync(clinic.Manager, reference, null, CancellationToken.None));
        var enquiry = (await OpenAsync(clinic, reference)).Enquiry;
        Assert.Equal((EnquiryStatus.Received, Worklist.ClinicianToday, clinic.Clinician.Id), (enquiry.Status, enquiry.Worklist, enquiry.ClosureProposedById));
        Assert.NotNull(enquiry.NextActionDueAt);
        var row = Assert.Single((await clinic.Get<Board>().ReadAsync(clinic.Receptionist, new BoardFilter(), CancellationToken.None)).Rows);
        Assert.True(row.NeedsSecondPerson);
    }

    [Theory, EveryDatabase]
    public async Task The_second_person_closes_it_and_the_patient_gets_a_letter_only_then(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var desk = clinic.Get<TriageDesk>();
        var reference = await ProposedAsync(clinic, ClosureReason.RedirectedToGp);
        await using var db = clinic.Db();
        Assert.False(await db.Letters.AnyAsync(letter => letter.Kind == EnquiryLetters.PatientMessage));
        Assert.Equal(DeskOutcome.Done, (await desk.ConfirmClosureAsync(clinic.Receptionist, reference, "See your doctor this week", CancellationToken.None)).Outcome);
        var file = await OpenAsync(clinic, reference);
        Assert.Equal((EnquiryStatus.Closed, ClosureReason.RedirectedToGp, null), (file.Enquiry.Status, file.Enquiry.ClosureReason, file.Enquiry.ClosureProposedById));
        Assert.Equal([EventKind.PatientTold, EventKind.Closed, EventKind.ClosureProposed], file.Timeline.Take(3).Select(line => line.Kind));
        Assert.Equal("See your doctor this week", file.Timeline[0].Words);
        Assert.Equal(1, await db.Letters.CountAsync(letter => letter.Kind == EnquiryLetters.PatientMessage));
    }

    [Theory, EveryDatabase]
    public async Task Who_does_not_agree_says_why_and_it_can_be_proposed_again(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var desk = clinic.Get<TriageDesk>();
        var reference = await ProposedAsync(clinic);
        Assert.Equal(DeskOutcome.WordsMissing, (await desk.RefuseClosureAsync(clinic.Receptionist, reference, "", CancellationToken.None)).Outcome);
        Assert.Equal(DeskOutcome.Done, (await desk.RefuseClosureAsync(clinic.Receptionist, reference, "She rang again", CancellationToken.None)).Outcome);
        Assert.Equal(DeskOutcome.NotPossible, (await desk.ConfirmClosureAsync(clinic.Receptionist, reference, null, CancellationToken.None)).Outcome);
        Assert.Equal(DeskOutcome.Done, (await desk.CloseAsync(clinic.Clinician, reference, ClosureReason.AdviceGiven, null, CancellationToken.None)).Outcome);
    }

    [Theory, EveryDatabase]
    public async Task A_patient_who_writes_meanwhile_ends_the_proposal(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var reference = await ProposedAsync(clinic);
        var id = (await OpenAsync(clinic, reference)).Enquiry.Id;
        await clinic.Get<OwnEnquiries>().AddAsync(id, "It is not better", CancellationToken.None);
        Assert.Equal(DeskOutcome.NotPossible, (await clinic.Get<TriageDesk>().ConfirmClosureAsync(clinic.Receptionist, reference, null, CancellationToken.None)).Outcome);
    }

    [Theory, EveryDatabase]
    public async Task Two_who_confirm_at_once_close_it_once(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var reference = await ProposedAsync(clinic);
        var results = await Task.WhenAll(new[] { clinic.Receptionist, clinic.SecondReceptionist }
            .Select(actor => Task.Run(() => clinic.Get<TriageDesk>().ConfirmClosureAsync(actor, reference, null, CancellationToken.None))));
        Assert.Equal([DeskOutcome.Done, DeskOutcome.NotPossible], results.Select(result => result.Outcome).Order());
    }

    private static async Task<string> ProposedAsync(TestClinic clinic, ClosureReason reason = ClosureReason.AdviceGiven)
    {
        var desk = clinic.Get<TriageDesk>();
        var reference = (await clinic.ReceiveAsync(Sheets.AllNo().Choose("signs", "weightLoss"))).Reference;
        await desk.RecordCallAsync(clinic.Receptionist, reference, CallOutcome.Spoke, null, null, CancellationToken.None);
        Assert.Equal(DeskOutcome.Done, (await desk.CloseAsync(clinic.Clinician, reference, reason, "Spoke with her", CancellationToken.None)).Outcome);
        return reference;
    }

    private static async Task<EnquiryFile> OpenAsync(TestClinic clinic, string reference) =>
        (await clinic.Get<EnquiryFiles>().OpenAsync(clinic.Clinician, reference, CancellationToken.None))!;
}
