using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Booking;
using SpineClinic.Enquiries;
using SpineClinic.Mail;
using SpineClinic.Safety;
using SpineClinic.Testing;
using SpineClinic.Triage;

namespace SpineClinic.Tests.Triage;

public sealed class UndoTests
{
    [Theory, EveryDatabase]
    public async Task Only_the_newest_act_by_the_one_who_did_it_and_within_a_quarter_of_an_hour(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var desk = clinic.Get<TriageDesk>();
        var (old, another, others) = ((await clinic.ReceiveAsync()).Reference, (await clinic.ReceiveAsync()).Reference, (await clinic.ReceiveAsync()).Reference);
        Assert.Equal(DeskOutcome.NotPossible, (await desk.UndoAsync(clinic.Receptionist, old, CancellationToken.None)).Outcome);
        foreach (var reference in new[] { old, another, others })
        {
            await desk.CloseAsync(clinic.Receptionist, reference, ClosureReason.AdviceGiven, null, CancellationToken.None);
        }

        await desk.AddNoteAsync(clinic.SecondReceptionist, another, "Spoke with her", CancellationToken.None);
        Assert.Equal(DeskOutcome.NotPossible, (await desk.UndoAsync(clinic.Receptionist, another, CancellationToken.None)).Outcome);
        Assert.Equal(DeskOutcome.NotPossible, (await desk.UndoAsync(clinic.SecondReceptionist, others, CancellationToken.None)).Outcome);
        clinic.Clock.Advance(Duration.FromMinutes(15));
        Assert.Equal(DeskOutcome.Done, (await desk.UndoAsync(clinic.Receptionist, others, CancellationToken.None)).Outcome);
        Assert.Equal(DeskOutcome.NotPossible, (await desk.UndoAsync(clinic.Receptionist, others, CancellationToken.None)).Outcome);
        clinic.Clock.Advance(Duration.FromSeconds(1));
        Assert.Equal(DeskOutcome.NotPossible, (await desk.UndoAsync(clinic.Receptionist, old, CancellationToken.None)).Outcome);
    }

    [Theory, EveryDatabase]
    public async Task Everything_is_as_it_was_and_both_stay_on_the_timeline(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var desk = clinic.Get<TriageDesk>();
        Func<string, Task<DeskResult>>[] acts =
        [
            reference => desk.ClaimAsync(clinic.Clinician, reference, CancellationToken.None),
            reference => desk.SetTierAsync(clinic.Clinician, reference, Tier.P0, "Worse", CancellationToken.None),
            reference => desk.RecordCallAsync(clinic.Clinician, reference, CallOutcome.NoAnswer, Duration.FromHours(1), null, CancellationToken.None),
            reference => desk.AskPatientAsync(clinic.Clinician, reference, "When?", CancellationToken.None),
            reference => desk.AskSpecialistAsync(clinic.Clinician, reference, null, null, CancellationToken.None),
            reference => desk.BookLaterAsync(clinic.Clinician, reference, new LocalDate(2027, 1, 11), CancellationToken.None),
            reference => desk.CloseAsync(clinic.Clinician, reference, ClosureReason.Declined, null, CancellationToken.None),
            reference => desk.QuarantineAsync(clinic.Clinician, reference, CancellationToken.None),
        ];
        foreach (var act in acts)
        {
            var reference = (await clinic.ReceiveAsync()).Reference;
            var before = await OpenAsync(clinic, reference);
            Assert.Equal(DeskOutcome.Done, (await act(reference)).Outcome);
            var done = await OpenAsync(clinic, reference);
            Assert.Equal(new DeskResult(DeskOutcome.Done, Version: done.Enquiry.Version + 1), await desk.UndoAsync(clinic.Clinician, reference, CancellationToken.None));
            var after = await OpenAsync(clinic, reference);
            Assert.Equal(All(before.Enquiry), All(after.Enquiry));
            Assert.Equal((before.Enquiry.Worklist, done.Enquiry.Version + 1), (after.Enquiry.Worklist, after.Enquiry.Version));
            Assert.Equal(done.Timeline.Count + 1, after.Timeline.Count);
            Assert.Equal(EventKind.Undone, after.Timeline[0].Kind);
            Assert.Empty(await clinic.Get<OwnEnquiries>().MessagesAsync(before.Enquiry.Id, CancellationToken.None));
            await using var db = clinic.Db();
            Assert.False(await db.Letters.AnyAsync(letter => letter.Regarding == reference && letter.State == LetterState.Pending && (letter.Kind == EnquiryLetters.PatientMessage || letter.Kind == EnquiryLetters.PatientQuestion)));
        }
    }

    [Theory, EveryDatabase]
    public async Task The_clock_goes_on_as_if_what_was_taken_back_had_never_been_done(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var desk = clinic.Get<TriageDesk>();
        Func<string, Task<DeskResult>> nothing = _ => Task.FromResult(DeskResult.Done);
        Func<string, Task<DeskResult>> ask = reference => desk.AskPatientAsync(clinic.Clinician, reference, "When?", CancellationToken.None);
        Func<string, Task<DeskResult>> close = reference => desk.CloseAsync(clinic.Clinician, reference, ClosureReason.Declined, null, CancellationToken.None);
        Func<string, Task<DeskResult>>[] acts =
        [
            ask,
            close,
            reference => desk.AskSpecialistAsync(clinic.Clinician, reference, null, null, CancellationToken.None),
            reference => desk.BookLaterAsync(clinic.Clinician, reference, new LocalDate(2027, 1, 11), CancellationToken.None),
            reference => desk.SetTierAsync(clinic.Clinician, reference, Tier.P1, null, CancellationToken.None),
            reference => desk.ReopenAsync(clinic.Clinician, reference, CancellationToken.None),
            reference => desk.StopWaitingAsync(clinic.Clinician, reference, CancellationToken.None),
        ];
        var compared = 0;
        foreach (var (before, act) in from before in new[] { nothing, ask, close } from act in acts select (before, act))
        {
            var (undone, twin) = ((await clinic.ReceiveAsync()).Reference, (await clinic.ReceiveAsync()).Reference);
            clinic.Clock.Advance(Duration.FromMinutes(7));
            await before(undone);
            await before(twin);
            clinic.Clock.Advance(Duration.FromMinutes(11));
            if ((await act(undone)).Outcome != DeskOutcome.Done)
            {
                continue;
            }

            clinic.Clock.Advance(Duration.FromMinutes(13));
            Assert.Equal(DeskOutcome.Done, (await desk.UndoAsync(clinic.Clinician, undone, CancellationToken.None)).Outcome);
            clinic.Clock.Advance(Duration.FromMinutes(17));
            Assert.Equal((await OpenAsync(clinic, twin)).Clock, (await OpenAsync(clinic, undone)).Clock);
            compared++;
        }

        Assert.Equal(12, compared);
    }

    [Theory, EveryDatabase]
    public async Task A_note_on_an_enquiry_that_a_colleague_has_can_be_taken_back(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var desk = clinic.Get<TriageDesk>();
        var reference = (await clinic.ReceiveAsync()).Reference;
        await desk.ClaimAsync(clinic.SecondReceptionist, reference, CancellationToken.None);
        await desk.AddNoteAsync(clinic.Receptionist, reference, "Not about her", CancellationToken.None);
        clinic.Clock.Advance(Duration.FromMinutes(7));
        await desk.KeepAsync(clinic.SecondReceptionist, reference, CancellationToken.None);
        clinic.Clock.Advance(Duration.FromMinutes(7));
        Assert.Equal(DeskOutcome.Done, (await desk.UndoAsync(clinic.Receptionist, reference, CancellationToken.None)).Outcome);
        var kept = (await OpenAsync(clinic, reference)).Enquiry;
        Assert.Equal((clinic.SecondReceptionist.Id, TestClinic.Start + Duration.FromMinutes(17)), (kept.OwnerId!.Value, kept.ClaimedUntil!.Value));
    }

    [Theory, EveryDatabase]
    public async Task A_letter_that_has_left_is_said_and_not_called_back(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var desk = clinic.Get<TriageDesk>();
        var reference = (await clinic.ReceiveAsync()).Reference;
        await desk.AskPatientAsync(clinic.Receptionist, reference, "When?", CancellationToken.None);
        clinic.Clock.Advance(EnquiryLetters.SecondThoughts - Duration.FromSeconds(1));
        await clinic.Get<Courier>().DeliverAsync(CancellationToken.None);
        Assert.DoesNotContain(clinic.Post.Messages, message => message.Subject?.StartsWith("A question", StringComparison.Ordinal) == true);
        clinic.Clock.Advance(Duration.FromSeconds(1));
        await clinic.Get<Courier>().DeliverAsync(CancellationToken.None);
        Assert.Equal(1, (await desk.UndoAsync(clinic.Receptionist, reference, CancellationToken.None)).Letters);
        await using var db = clinic.Db();
        Assert.Equal(LetterState.Sent, await db.Letters.Where(letter => letter.Kind == EnquiryLetters.PatientQuestion).Select(letter => letter.State).SingleAsync());
    }

    [Theory, EveryDatabase]
    public async Task An_invitation_that_is_taken_back_opens_no_more(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var reference = (await clinic.ReceiveAsync()).Reference;
        await clinic.Get<Invitations>().IssueAsync(clinic.Receptionist, reference, clinic.First.Id, null, [], CancellationToken.None);
        Assert.Equal(DeskOutcome.Done, (await clinic.Get<TriageDesk>().UndoAsync(clinic.Receptionist, reference, CancellationToken.None)).Outcome);
        await using var db = clinic.Db();
        Assert.Equal(InvitationStatus.Revoked, (await db.Invitations.SingleAsync()).Status);
        Assert.Equal(EnquiryStatus.Received, (await db.Enquiries.SingleAsync()).Status);
        Assert.False(await db.Letters.AnyAsync(letter => letter.DedupeKey.StartsWith("invitation:") && letter.State == LetterState.Pending));
    }

    private static IEnumerable<string> All(Enquiry enquiry) => typeof(Enquiry).GetProperties()
        .Where(property => property.Name is not (nameof(Enquiry.Version) or nameof(Enquiry.LastAct) or nameof(Enquiry.SealedSheet)))
        .Select(property => $"{property.Name}: {property.GetValue(enquiry)}");

    private static async Task<EnquiryFile> OpenAsync(TestClinic clinic, string reference) =>
        (await clinic.Get<EnquiryFiles>().OpenAsync(clinic.Clinician, reference, CancellationToken.None))!;
}
