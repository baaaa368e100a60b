using NodaTime;
using SpineClinic.Enquiries;
using SpineClinic.Safety;
using SpineClinic.Staff;
using SpineClinic.Testing;
using SpineClinic.Triage;

namespace SpineClinic.Tests.Triage;

public sealed class TakingOverTests
{
    [Theory, EveryDatabase]
    public async Task It_needs_a_reason_a_holder_and_the_right_to_claim(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var desk = clinic.Get<TriageDesk>();
        var reference = (await clinic.ReceiveAsync()).Reference;
        Assert.Equal(DeskOutcome.NotPossible, (await desk.TakeOverAsync(clinic.SecondReceptionist, reference, "She is at lunch", CancellationToken.None)).Outcome);
        await desk.ClaimAsync(clinic.Receptionist, reference, CancellationToken.None);
        Assert.Equal(DeskOutcome.WordsMissing, (await desk.TakeOverAsync(clinic.SecondReceptionist, reference, " ", CancellationToken.None)).Outcome);
        Assert.Equal(DeskOutcome.NotPossible, (await desk.TakeOverAsync(clinic.Receptionist, reference, "It is mine", CancellationToken.None)).Outcome);
        await Assert.ThrowsAsync<NotPermittedException>(() => desk.TakeOverAsync(clinic.Manager, reference, "I want it", CancellationToken.None));
        Assert.Equal(clinic.Receptionist.Name, (await OpenAsync(clinic, reference)).HolderName);
    }

    [Theory, EveryDatabase]
    public async Task The_reason_is_kept_and_the_former_holder_is_told_who_has_it(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var desk = clinic.Get<TriageDesk>();
        var reference = (await clinic.ReceiveAsync()).Reference;
        await desk.ClaimAsync(clinic.Receptionist, reference, CancellationToken.None);
        Assert.Equal(DeskOutcome.Done, (await desk.TakeOverAsync(clinic.SecondReceptionist, reference, "She is at lunch", CancellationToken.None)).Outcome);
        var file = await OpenAsync(clinic, reference);
        Assert.Equal((clinic.SecondReceptionist.Name, EventKind.TakenOver, "She is at lunch"), (file.HolderName, file.Timeline[0].Kind, file.Timeline[0].Words));
        var late = await desk.AskPatientAsync(clinic.Receptionist, reference, "When did it begin?", CancellationToken.None);
        Assert.Equal((DeskOutcome.HeldByAnother, clinic.SecondReceptionist.Name), (late.Outcome, late.Holder));
    }

    [Theory, EveryDatabase]
    public async Task Who_types_keeps_it_for_ten_more_minutes_without_a_new_version(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var desk = clinic.Get<TriageDesk>();
        var reference = (await clinic.ReceiveAsync()).Reference;
        Assert.False(await desk.KeepAsync(clinic.Receptionist, reference, CancellationToken.None));
        await desk.ClaimAsync(clinic.Receptionist, reference, CancellationToken.None);
        var version = (await OpenAsync(clinic, reference)).Enquiry.Version;
        clinic.Clock.Advance(Duration.FromMinutes(9));
        Assert.False(await desk.KeepAsync(clinic.SecondReceptionist, reference, CancellationToken.None));
        Assert.True(await desk.KeepAsync(clinic.Receptionist, reference, CancellationToken.None));
        clinic.Clock.Advance(Duration.FromMinutes(9));
        Assert.Equal(DeskOutcome.HeldByAnother, (await desk.ClaimAsync(clinic.SecondReceptionist, reference, CancellationToken.None)).Outcome);
        Assert.Equal(version, (await OpenAsync(clinic, reference)).Enquiry.Version);
        await Assert.ThrowsAsync<NotPermittedException>(() => desk.KeepAsync(clinic.Manager, reference, CancellationToken.None));
    }

    [Theory, EveryDatabase]
    public async Task An_act_on_what_was_seen_is_refused_once_somebody_else_acted(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var desk = clinic.Get<TriageDesk>();
        var reference = (await clinic.ReceiveAsync()).Reference;
        var seen = new SeenEnquiry(reference, (await OpenAsync(clinic, reference)).Enquiry.Version);
        await desk.AddNoteAsync(clinic.SecondReceptionist, reference, "She rang", CancellationToken.None);
        Assert.Equal(DeskOutcome.Changed, (await desk.SetTierAsync(clinic.Receptionist, seen, Tier.P2, null, CancellationToken.None)).Outcome);
        Assert.Equal(DeskOutcome.Changed, (await desk.CloseAsync(clinic.Receptionist, seen, ClosureReason.AdviceGiven, null, CancellationToken.None)).Outcome);
        Assert.Equal(DeskOutcome.Done, (await desk.SetTierAsync(clinic.Receptionist, seen with { Version = seen.Version + 1 }, Tier.P2, null, CancellationToken.None)).Outcome);
    }

    private static async Task<EnquiryFile> OpenAsync(TestClinic clinic, string reference) =>
        (await clinic.Get<EnquiryFiles>().OpenAsync(clinic.Clinician, reference, CancellationToken.None))!;
}
