using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Enquiries;
using SpineClinic.Safety;
using SpineClinic.Staff;
using SpineClinic.Testing;
using SpineClinic.Triage;

namespace SpineClinic.Tests.Triage;

public sealed class TriageDeskTests
{
    private static readonly Dictionary<string, (Permission Needs, Func<TriageDesk, StaffActor, string, Task<DeskResult>> Act)> Acts = new()
    {
        ["claim"] = (Permission.ClaimEnquiry, (desk, actor, reference) => desk.ClaimAsync(actor, reference, CancellationToken.None)),
        ["release"] = (Permission.ClaimEnquiry, (desk, actor, reference) => desk.ReleaseAsync(actor, reference, CancellationToken.None)),
        ["raise"] = (Permission.RaiseTier, (desk, actor, reference) => desk.SetTierAsync(actor, reference, Tier.P0, "worse", CancellationToken.None)),
        ["lower"] = (Permission.LowerTier, (desk, actor, reference) => desk.SetTierAsync(actor, reference, Tier.P3, "better", CancellationToken.None)),
        ["note"] = (Permission.AddNote, (desk, actor, reference) => desk.AddNoteAsync(actor, reference, "rang", CancellationToken.None)),
        ["call"] = (Permission.RecordCall, (desk, actor, reference) => desk.RecordCallAsync(actor, reference, CallOutcome.Spoke, null, null, CancellationToken.None)),
        ["crisis"] = (Permission.RecordCall, (desk, actor, reference) => desk.OpenCrisisProtocolAsync(actor, reference, CancellationToken.None)),
        ["close"] = (Permission.CloseUrgentEnquiry, (desk, actor, reference) => desk.CloseAsync(actor, reference, ClosureReason.Redirected, null, CancellationToken.None)),
    };

    [Theory, EveryDatabase]
    public async Task Each_role_does_what_the_table_says_and_nothing_else(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var desk = clinic.Get<TriageDesk>();
        await WriteProtocolAsync(clinic);
        foreach (var actor in new[] { clinic.Receptionist, clinic.Clinician, clinic.Manager })
        {
            foreach (var (name, (needs, act)) in Acts)
            {
                var reference = (await clinic.ReceiveAsync(Sheets.AllNo().Choose("signs", "weightLoss"))).Reference;
                if (name == "release" && actor.May(needs))
                {
                    await desk.ClaimAsync(actor, reference, CancellationToken.None);
                }

                if (name == "close")
                {
                    await desk.RecordCallAsync(clinic.SecondReceptionist, reference, CallOutcome.Spoke, null, null, CancellationToken.None);
                }

                var before = await EventsAsync(clinic, reference);
                if (actor.May(needs))
                {
                    Assert.Equal(DeskOutcome.Done, (await act(desk, actor, reference)).Outcome);
                    Assert.Equal((before.Events + 1, before.Audit + 1), await EventsAsync(clinic, reference));
                }
                else
                {
                    await Assert.ThrowsAsync<NotPermittedException>(() => act(desk, actor, reference));
                    Assert.Equal(before, await EventsAsync(clinic, reference));
                }
            }
        }
    }

    [Theory, EveryDatabase]
    public async Task Many_who_claim_at_once_leave_one_holder_and_all_others_are_told_who(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var desk = clinic.Get<TriageDesk>();
        for (var round = 0; round < 10; round++)
        {
            var reference = (await clinic.ReceiveAsync()).Reference;
            var people = Enumerable.Range(0, 8).Select(i => i % 2 == 0 ? clinic.Receptionist : clinic.SecondReceptionist).ToList();
            var results = await Task.WhenAll(people.Select(actor => Task.Run(async () => (actor, Result: await desk.ClaimAsync(actor, reference, CancellationToken.None)))));
            var holders = results.Where(result => result.Result.Outcome == DeskOutcome.Done).Select(result => result.actor).Distinct().ToList();
            var holder = Assert.Single(holders);
            Assert.All(results.Where(result => result.actor != holder), result => Assert.Equal((DeskOutcome.HeldByAnother, holder.Name), (result.Result.Outcome, result.Result.Holder)));
        }
    }

    [Theory, EveryDatabase]
    public async Task A_claim_lapses_after_ten_minutes(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var reference = (await clinic.ReceiveAsync()).Reference;
        var desk = clinic.Get<TriageDesk>();
        await desk.ClaimAsync(clinic.Receptionist, reference, CancellationToken.None);
        clinic.Clock.Advance(Duration.FromMinutes(9));
        Assert.Equal(DeskOutcome.HeldByAnother, (await desk.ClaimAsync(clinic.SecondReceptionist, reference, CancellationToken.None)).Outcome);
        clinic.Clock.Advance(Duration.FromMinutes(1));
        Assert.Equal(DeskOutcome.Done, (await desk.ClaimAsync(clinic.SecondReceptionist, reference, CancellationToken.None)).Outcome);
    }

    [Theory, EveryDatabase]
    public async Task While_another_has_it_only_notes_can_be_added(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var reference = (await clinic.ReceiveAsync()).Reference;
        var desk = clinic.Get<TriageDesk>();
        await desk.ClaimAsync(clinic.Receptionist, reference, CancellationToken.None);
        Assert.Equal(DeskOutcome.HeldByAnother, (await desk.SetTierAsync(clinic.SecondReceptionist, reference, Tier.P1, "", CancellationToken.None)).Outcome);
        Assert.Equal(DeskOutcome.HeldByAnother, (await desk.CloseAsync(clinic.SecondReceptionist, reference, ClosureReason.Seen, "", CancellationToken.None)).Outcome);
        Assert.Equal(DeskOutcome.Done, (await desk.AddNoteAsync(clinic.SecondReceptionist, reference, "She rang again", CancellationToken.None)).Outcome);
    }

    [Theory, EveryDatabase]
    public async Task Notes_written_at_one_moment_are_all_kept(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var reference = (await clinic.ReceiveAsync()).Reference;
        await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() => clinic.Get<TriageDesk>().AddNoteAsync(clinic.Receptionist, reference, $"note {i}", CancellationToken.None))));
        var file = await clinic.Get<EnquiryFiles>().OpenAsync(clinic.Clinician, reference, CancellationToken.None);
        Assert.Equal(Enumerable.Range(0, 6).Select(i => $"note {i}"), file!.Timeline.Select(line => line.Words).OfType<string>().Order());
    }

    [Theory, EveryDatabase]
    public async Task Words_that_are_missing_or_too_long_change_nothing(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var reference = (await clinic.ReceiveAsync(Sheets.AllNo().Choose("signs", "weightLoss"))).Reference;
        var desk = clinic.Get<TriageDesk>();
        var before = await EventsAsync(clinic, reference);
        Assert.Equal(DeskOutcome.WordsMissing, (await desk.AddNoteAsync(clinic.Receptionist, reference, " \n ", CancellationToken.None)).Outcome);
        Assert.Equal(DeskOutcome.WordsMissing, (await desk.SetTierAsync(clinic.Clinician, reference, Tier.P3, "", CancellationToken.None)).Outcome);
        Assert.Equal(DeskOutcome.WordsTooLong, (await desk.AddNoteAsync(clinic.Receptionist, reference, new string('a', 4001), CancellationToken.None)).Outcome);
        Assert.Equal(DeskOutcome.NotFound, (await desk.ClaimAsync(clinic.Receptionist, "SC-2222-22", CancellationToken.None)).Outcome);
        Assert.Equal(before, await EventsAsync(clinic, reference));
    }

    [Theory, EveryDatabase]
    public async Task Opening_the_crisis_protocol_is_recorded_with_the_time_whoever_has_the_enquiry_and_acknowledges_nothing(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var reference = (await clinic.ReceiveAsync(Sheets.AllNo().Choose("signs", "weightLoss"))).Reference;
        var desk = clinic.Get<TriageDesk>();
        Assert.Equal(DeskOutcome.NotPossible, (await desk.OpenCrisisProtocolAsync(clinic.Receptionist, reference, CancellationToken.None)).Outcome);
        Assert.Equal((1, 1), await EventsAsync(clinic, reference));
        await WriteProtocolAsync(clinic);
        await desk.ClaimAsync(clinic.Receptionist, reference, CancellationToken.None);
        clinic.Clock.Advance(Duration.FromMinutes(3));
        Assert.Equal(DeskOutcome.Done, (await desk.OpenCrisisProtocolAsync(clinic.SecondReceptionist, reference, CancellationToken.None)).Outcome);
        Assert.Equal(DeskOutcome.NotFound, (await desk.OpenCrisisProtocolAsync(clinic.Receptionist, "SC-2222-22", CancellationToken.None)).Outcome);
        var file = (await clinic.Get<EnquiryFiles>().OpenAsync(clinic.Clinician, reference, CancellationToken.None))!;
        Assert.Equal(
            (EventKind.CrisisProtocolOpened, clinic.SecondReceptionist.Name, TestClinic.Start + Duration.FromMinutes(3)), (file.Timeline[0].Kind, file.Timeline[0].Who, file.Timeline[0].At));
        Assert.Equal((true, clinic.Receptionist.Name), (file.Enquiry.AwaitsAcknowledgement, file.HolderName));
        await using var db = clinic.Db();
        var entry = await db.AuditEntries.SingleAsync(row => row.Action == "enquiry.CrisisProtocolOpened");
        Assert.Equal((clinic.SecondReceptionist.Id, file.Enquiry.Id, TestClinic.Start + Duration.FromMinutes(3)), (entry.ActorId, entry.SubjectId, entry.At));
    }

    [Theory, EveryDatabase]
    public async Task A_raised_tier_is_due_from_now_and_never_later_than_promised(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var receipt = await clinic.ReceiveAsync();
        clinic.Clock.Advance(Duration.FromHours(1));
        await clinic.Get<TriageDesk>().SetTierAsync(clinic.Receptionist, receipt.Reference, Tier.P0, "Rang: much worse", CancellationToken.None);
        await using var db = clinic.Db();
        var enquiry = await db.Enquiries.SingleAsync();
        Assert.Equal((Tier.P0, Worklist.EmergencyTold, TestClinic.Start + Duration.FromMinutes(75)), (enquiry.Tier, enquiry.Worklist, enquiry.NextActionDueAt));
    }

    [Theory, EveryDatabase]
    public async Task A_manager_does_not_read_what_patients_said(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var reference = (await clinic.ReceiveAsync()).Reference;
        await Assert.ThrowsAsync<NotPermittedException>(() => clinic.Get<EnquiryFiles>().OpenAsync(clinic.Manager, reference, CancellationToken.None));
        await Assert.ThrowsAsync<NotPermittedException>(() => clinic.Get<EnquiryFiles>().HolderAsync(clinic.Manager, reference, CancellationToken.None));
    }

    private static async Task WriteProtocolAsync(TestClinic clinic)
    {
        var settings = clinic.Get<SafetySettings>();
        var now = await settings.GetAsync(clinic.Manager, CancellationToken.None);
        await settings.ChangeAsync(clinic.Manager, now with { CrisisProtocol = "Ring the crisis team" }, hasPosition: false, CancellationToken.None);
    }

    private static async Task<(int Events, int Audit)> EventsAsync(TestClinic clinic, string reference)
    {
        await using var db = clinic.Db();
        var id = await db.Enquiries.Where(enquiry => enquiry.Reference == reference).Select(enquiry => enquiry.Id).SingleAsync();
        return (await db.EnquiryEvents.CountAsync(row => row.EnquiryId == id), await db.AuditEntries.CountAsync(row => row.SubjectId == id));
    }
}
