using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Audit;
using SpineClinic.Enquiries;
using SpineClinic.Safety;
using SpineClinic.Testing;
using SpineClinic.Triage;

namespace SpineClinic.Tests.Triage;

public sealed class ForgottenCallsTests
{
    private static readonly (string, string[])[] Numb = [("saddle", ["yes"]), ("saddleTiming", ["recent"])];
    private static readonly (string, string[]) Phone = ("phone", ["07700 900123"]);

    [Theory, EveryDatabase]
    public async Task A_red_flag_that_was_left_is_filed_as_an_emergency_once(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var id = await Calls.BeginAsync(clinic, [.. Numb, Phone, ("callNotes", ["Line is bad"])]);
        clinic.Clock.Advance(CallDesk.EmergencyQuietAfter - Duration.FromSeconds(1));
        Assert.Equal(0, await RunAsync(clinic));
        clinic.Clock.Advance(Duration.FromSeconds(1));
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => RunAsync(clinic))));
        var enquiry = await Calls.OnlyEnquiryAsync(clinic);
        Assert.Equal((Tier.P0, Channel.Phone, "+447700900123"), (enquiry.Tier, enquiry.Channel, enquiry.Phone));
        Assert.NotNull(enquiry.EscalateAt);
        await using var db = clinic.Db();
        var taken = await db.EnquiryEvents.AsNoTracking().SingleAsync(row => row.Kind == EventKind.CallTaken);
        Assert.Equal((Actor.System.Kind, "Left"), (taken.ActorKind, taken.Details));
        Assert.NotNull(taken.SealedWords);
        Assert.True(await db.Letters.AnyAsync(letter => letter.Kind == EnquiryLetters.SpecialistNotice));
        Assert.Empty(await clinic.Get<CallDesk>().ListAsync(clinic.Receptionist, CancellationToken.None));
        Assert.Equal(CallEnding.Done, (await clinic.Get<CallDesk>().FileEmergencyAsync(clinic.Receptionist, id, CancellationToken.None)).Ending);
        Assert.Equal(0, await RunAsync(clinic));
    }

    [Theory, EveryDatabase]
    public async Task While_somebody_types_or_nobody_could_be_reached_it_stays_a_call(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var unreachable = await Calls.BeginAsync(clinic, Numb);
        clinic.Clock.Advance(CallDesk.EmergencyQuietAfter - Duration.FromMinutes(1));
        var busy = await Calls.BeginAsync(clinic, [.. Numb, Phone]);
        clinic.Clock.Advance(Duration.FromMinutes(2));
        Assert.Equal(0, await RunAsync(clinic));
        clinic.Clock.Advance(CallDesk.EmergencyQuietAfter);
        await Calls.SaveAsync(clinic, busy, ("callNotes", ["Still there"]));
        Assert.Equal(0, await RunAsync(clinic));
        await Calls.SaveAsync(clinic, unreachable, Phone);
        Assert.Equal(0, await RunAsync(clinic));
        clinic.Clock.Advance(CallDesk.EmergencyQuietAfter);
        Assert.Equal(2, await RunAsync(clinic));
    }

    [Theory, EveryDatabase]
    public async Task Whom_a_clinician_is_to_ring_today_is_filed_after_an_hour_and_nobody_else(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        await Calls.BeginAsync(clinic, [.. Calls.AllNo, ("unwell", ["fever"]), ("feverMore", ["none"])]);
        await Calls.BeginAsync(clinic, Calls.AllNo);
        await Calls.BeginAsync(clinic, [.. Calls.AllNo, ("unwell", ["fever"]), ("feverMore", ["none"]), ("age", ["under16"])]);
        clinic.Clock.Advance(CallDesk.QuietAfter - Duration.FromSeconds(1));
        Assert.Equal(0, await RunAsync(clinic));
        clinic.Clock.Advance(Duration.FromDays(3));
        Assert.Equal(1, await RunAsync(clinic));
        Assert.Equal((Tier.P1, true), await Calls.OnlyEnquiryAsync(clinic) is var enquiry ? (enquiry.Tier, enquiry.NeedsACall) : default);
        Assert.Equal(2, (await clinic.Get<CallDesk>().ListAsync(clinic.Receptionist, CancellationToken.None)).Count);
        Assert.Equal(0, await RunAsync(clinic));
    }

    [Theory, EveryDatabase]
    public async Task A_call_that_cannot_be_opened_keeps_no_other_from_being_filed(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var damaged = await Calls.BeginAsync(clinic, [.. Numb, Phone]);
        await Calls.BeginAsync(clinic, [.. Numb, ("phone", ["07700 900456"])]);
        await using (var db = clinic.Db())
        {
            await db.Drafts.Where(draft => draft.Id == damaged).ExecuteUpdateAsync(set => set.SetProperty(draft => draft.SealedSheet, [1, 2, 3]));
        }

        clinic.Clock.Advance(CallDesk.EmergencyQuietAfter);
        var fault = await Assert.ThrowsAsync<AggregateException>(() => RunAsync(clinic));
        Assert.Single(fault.InnerExceptions);
        Assert.Equal("+447700900456", (await Calls.OnlyEnquiryAsync(clinic)).Phone);
        await Assert.ThrowsAsync<AggregateException>(() => RunAsync(clinic));
    }

    private static Task<int> RunAsync(TestClinic clinic) => clinic.Get<CallDesk>().FileForgottenAsync(CancellationToken.None);
}
