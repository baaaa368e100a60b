using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Enquiries;
using SpineClinic.Testing;
using SpineClinic.Triage;

namespace SpineClinic.Tests.Triage;

public sealed class ClosingTests
{
    [Theory, EveryDatabase]
    public async Task Unable_to_reach_needs_three_calls_at_different_times(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var desk = clinic.Get<TriageDesk>();
        var reference = (await clinic.ReceiveAsync()).Reference;
        foreach (var hours in new[] { 0, 1, 1, 3 })
        {
            clinic.Clock.Advance(Duration.FromHours(hours));
            Assert.Equal(DeskOutcome.TooFewAttempts, (await CloseAsync(clinic, reference, ClosureReason.UnableToContact)).Outcome);
            await desk.RecordCallAsync(clinic.Receptionist, reference, CallOutcome.NoAnswer, Duration.FromHours(1), null, CancellationToken.None);
        }

        Assert.Equal(DeskOutcome.Done, (await CloseAsync(clinic, reference, ClosureReason.UnableToContact)).Outcome);
    }

    [Theory, EveryDatabase]
    public async Task Somebody_who_was_reached_or_a_call_that_was_taken_back_counts_no_more(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var desk = clinic.Get<TriageDesk>();
        var reference = (await clinic.ReceiveAsync()).Reference;
        foreach (var outcome in new[] { CallOutcome.NoAnswer, CallOutcome.Spoke, CallOutcome.NoAnswer, CallOutcome.LeftMessage, CallOutcome.NoAnswer })
        {
            clinic.Clock.Advance(Duration.FromHours(3));
            await desk.RecordCallAsync(clinic.Receptionist, reference, outcome, Duration.FromHours(1), null, CancellationToken.None);
        }

        await desk.UndoAsync(clinic.Receptionist, reference, CancellationToken.None);
        Assert.Equal(DeskOutcome.TooFewAttempts, (await CloseAsync(clinic, reference, ClosureReason.UnableToContact)).Outcome);
    }

    [Theory, EveryDatabase]
    public async Task A_duplicate_repeats_another_open_one(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var (one, two, closed) = ((await clinic.ReceiveAsync()).Reference, (await clinic.ReceiveAsync()).Reference, (await clinic.ReceiveAsync()).Reference);
        await CloseAsync(clinic, closed, ClosureReason.AdviceGiven);
        foreach (var wrong in new[] { null, "", "nonsense", "SC-2222-22", one, closed })
        {
            Assert.Equal(DeskOutcome.NoSuchOther, (await CloseAsync(clinic, one, ClosureReason.Duplicate, wrong)).Outcome);
        }

        Assert.Equal(DeskOutcome.Done, (await CloseAsync(clinic, one, ClosureReason.Duplicate, two.ToLowerInvariant())).Outcome);
        Assert.Equal(DeskOutcome.NoSuchOther, (await CloseAsync(clinic, two, ClosureReason.Duplicate, one)).Outcome);
        await using var db = clinic.Db();
        var other = await db.Enquiries.Where(row => row.Reference == two).Select(row => row.Id).SingleAsync();
        Assert.Equal(other, await db.Enquiries.Where(row => row.Reference == one).Select(row => row.DuplicateOfId).SingleAsync());
        Assert.False(await db.Letters.AnyAsync(letter => letter.Kind == EnquiryLetters.PatientMessage));
        Assert.True(await db.Letters.AnyAsync(letter => letter.Regarding == one && letter.Kind == EnquiryLetters.PatientAcknowledgement && letter.State == SpineClinic.Mail.LetterState.Pending));
    }

    [Theory, EveryDatabase]
    public async Task What_the_patient_reads_is_sealed_and_the_letter_says_nothing_of_it(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var desk = clinic.Get<TriageDesk>();
        var (standard, own) = ((await clinic.ReceiveAsync()).Reference, (await clinic.ReceiveAsync()).Reference);
        await CloseAsync(clinic, standard, ClosureReason.Declined);
        await desk.CloseAsync(clinic.Receptionist, own, new Closing(ClosureReason.Declined, "Not ours", "We do not treat shoulders"), CancellationToken.None);
        Assert.Equal([clinic.Get<MessageTemplates>().Find("Declined", "en")], await MessagesAsync(clinic, standard));
        Assert.Equal(["We do not treat shoulders"], await MessagesAsync(clinic, own));
        await using var db = clinic.Db();
        var letters = await db.Letters.Where(row => row.Kind == EnquiryLetters.PatientMessage).ToListAsync();
        Assert.Equal(2, letters.Count);
        Assert.All(letters, letter => Assert.DoesNotMatch("shoulder|cannot help|Not ours", letter.Subject + letter.Text));
        Assert.All(letters, letter => Assert.Contains("/emergency", letter.Text, StringComparison.Ordinal));
    }

    [Theory, EveryDatabase]
    public async Task Spam_is_put_aside_let_out_or_closed_and_never_an_urgent_one(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var desk = clinic.Get<TriageDesk>();
        var (spam, urgent) = ((await clinic.ReceiveAsync()).Reference, (await clinic.ReceiveAsync(Sheets.AllNo().Choose("signs", "weightLoss"))).Reference);
        Assert.Equal(DeskOutcome.TooUrgent, (await desk.QuarantineAsync(clinic.Receptionist, urgent, CancellationToken.None)).Outcome);
        await desk.RecordCallAsync(clinic.Receptionist, urgent, CallOutcome.Spoke, null, null, CancellationToken.None);
        Assert.Equal(DeskOutcome.TooUrgent, (await desk.CloseAsync(clinic.Clinician, urgent, ClosureReason.Spam, null, CancellationToken.None)).Outcome);
        await desk.ClaimAsync(clinic.Receptionist, spam, CancellationToken.None);
        Assert.Equal(DeskOutcome.Done, (await desk.QuarantineAsync(clinic.Receptionist, spam, CancellationToken.None)).Outcome);
        Assert.Equal(DeskOutcome.NotPossible, (await desk.QuarantineAsync(clinic.Receptionist, spam, CancellationToken.None)).Outcome);
        Assert.Equal(DeskOutcome.Done, (await desk.ReopenAsync(clinic.Receptionist, spam, CancellationToken.None)).Outcome);
        Assert.Equal(DeskOutcome.NotPossible, (await desk.ReopenAsync(clinic.Receptionist, spam, CancellationToken.None)).Outcome);
        await desk.QuarantineAsync(clinic.Receptionist, spam, CancellationToken.None);
        Assert.Equal(DeskOutcome.Done, (await CloseAsync(clinic, spam, ClosureReason.Spam)).Outcome);
        Assert.Empty(await MessagesAsync(clinic, spam));
    }

    private static Task<DeskResult> CloseAsync(TestClinic clinic, string reference, ClosureReason reason, string? other = null) =>
        clinic.Get<TriageDesk>().CloseAsync(clinic.Receptionist, reference, new Closing(reason, DuplicateOf: other), CancellationToken.None);

    private static async Task<IEnumerable<string>> MessagesAsync(TestClinic clinic, string reference)
    {
        await using var db = clinic.Db();
        var id = await db.Enquiries.Where(row => row.Reference == reference).Select(row => row.Id).SingleAsync();
        return (await clinic.Get<OwnEnquiries>().MessagesAsync(id, CancellationToken.None)).Select(message => message.Text);
    }
}
