using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using SpineClinic.Enquiries;
using SpineClinic.Staff;
using SpineClinic.Testing;
using SpineClinic.Triage;

namespace SpineClinic.Tests.Triage;

public sealed class CallDeskTests
{
    [Theory, EveryDatabase]
    public async Task A_manager_takes_no_calls(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var (desk, id) = (clinic.Get<CallDesk>(), await Calls.StartAsync(clinic));
        Func<Task>[] acts =
        [
            () => desk.StartAsync(clinic.Manager, "en", CancellationToken.None), () => desk.ListAsync(clinic.Manager, CancellationToken.None), () => desk.FindAsync(clinic.Manager, id, CancellationToken.None),
            () => desk.SaveAsync(clinic.Manager, id, Calls.Input(), CancellationToken.None), () => desk.TakeOverAsync(clinic.Manager, id, CancellationToken.None),
            () => desk.MarkUrgentReadAsync(clinic.Manager, id, CancellationToken.None), () => desk.FileAsync(clinic.Manager, id, CancellationToken.None),
            () => desk.FileEmergencyAsync(clinic.Manager, id, CancellationToken.None), () => desk.FileForCallBackAsync(clinic.Manager, id, CancellationToken.None),
            () => desk.AddToAsync(clinic.Manager, id, "SC-2222-22", CancellationToken.None), () => desk.AbandonAsync(clinic.Manager, id, CallAbandonReason.Mistake, CancellationToken.None),
        ];
        foreach (var act in acts)
        {
            await Assert.ThrowsAsync<NotPermittedException>(act);
        }
    }

    [Theory, EveryDatabase]
    public async Task Nobody_else_has_a_call_and_no_cookie_of_a_patient_opens_it(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var (desk, drafts, id) = (clinic.Get<CallDesk>(), clinic.Get<Drafts>(), await Calls.BeginAsync(clinic, ("name", ["Zoë Quince"])));
        Assert.Null(await desk.FindAsync(clinic.SecondReceptionist, id, CancellationToken.None));
        Assert.Null(await desk.SaveAsync(clinic.SecondReceptionist, id, Calls.Input(("name", ["Somebody"])), CancellationToken.None));
        Assert.Equal(CallEnding.NotFound, (await desk.FileAsync(clinic.SecondReceptionist, id, CancellationToken.None)).Ending);
        Assert.Equal(CallEnding.NotFound, (await desk.AbandonAsync(clinic.SecondReceptionist, id, CallAbandonReason.Mistake, CancellationToken.None)).Ending);
        Assert.False(await desk.TakeOverAsync(clinic.SecondReceptionist, id, CancellationToken.None));
        await using var db = clinic.Db();
        var stored = await db.Drafts.SingleAsync();
        foreach (var guess in new[] { stored.TokenHash, $"{id:N}", $"{id:D}", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(stored.TokenHash))) })
        {
            Assert.Null(await drafts.FindAsync(guess, CancellationToken.None));
            Assert.Null(await drafts.MakeCodeAsync(guess, CancellationToken.None));
        }

        Assert.DoesNotContain("Quince", Encoding.UTF8.GetString(stored.SealedSheet!), StringComparison.Ordinal);
        Assert.Equal("Zoë Quince", (await Calls.FindAsync(clinic, id)).Sheet.Text("name"));
    }

    [Theory, EveryDatabase]
    public async Task A_patients_draft_is_no_call(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var token = await clinic.Get<Drafts>().StartAsync("en", CancellationToken.None);
        var draft = (await clinic.Get<Drafts>().FindAsync(token, CancellationToken.None))!.Version.Id;
        Assert.Null(await clinic.Get<CallDesk>().FindAsync(clinic.Receptionist, draft, CancellationToken.None));
        Assert.False(await clinic.Get<CallDesk>().TakeOverAsync(clinic.Receptionist, draft, CancellationToken.None));
        Assert.Empty(await clinic.Get<CallDesk>().ListAsync(clinic.Receptionist, CancellationToken.None));
    }

    [Theory, EveryDatabase]
    public async Task It_waits_for_as_long_as_nobody_ends_it(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var id = await Calls.BeginAsync(clinic, ("phone", ["07700 900123"]));
        await clinic.Get<Drafts>().StartAsync("en", CancellationToken.None);
        clinic.Clock.AdvanceDays(400);
        Assert.Equal(1, await clinic.Get<Drafts>().RemoveExpiredAsync(CancellationToken.None));
        var call = Assert.Single(await clinic.Get<CallDesk>().ListAsync(clinic.Receptionist, CancellationToken.None));
        Assert.Equal((id, "07700 900123", null), (call.Id, call.Phone, call.Owner));
    }

    [Theory, EveryDatabase]
    public async Task Starting_twice_before_anything_is_typed_is_one_call(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var first = await Calls.StartAsync(clinic);
        Assert.Equal(first, await Calls.StartAsync(clinic));
        Assert.NotEqual(first, await Calls.StartAsync(clinic, clinic.SecondReceptionist));
        await Calls.SaveAsync(clinic, first, ("name", ["Zoë"]));
        Assert.NotEqual(first, await Calls.StartAsync(clinic));
    }

    [Theory, EveryDatabase]
    public async Task After_a_quiet_hour_a_colleague_goes_on_and_the_trail_says_so(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var (desk, id) = (clinic.Get<CallDesk>(), await Calls.BeginAsync(clinic, ("name", ["Zoë Quince"]), ("unwell", ["chest"])));
        Assert.Empty(await desk.ListAsync(clinic.SecondReceptionist, CancellationToken.None));
        clinic.Clock.Advance(CallDesk.QuietAfter);
        var line = Assert.Single(await desk.ListAsync(clinic.SecondReceptionist, CancellationToken.None));
        Assert.Equal(("Rita One", true, "Zoë Quince"), (line.Owner, line.HasRedFlag, line.Name));
        Assert.True(await desk.TakeOverAsync(clinic.SecondReceptionist, id, CancellationToken.None));
        Assert.NotNull(await desk.FindAsync(clinic.SecondReceptionist, id, CancellationToken.None));
        Assert.Null(await desk.FindAsync(clinic.Receptionist, id, CancellationToken.None));
        await using var db = clinic.Db();
        var entry = await db.AuditEntries.SingleAsync(row => row.Action == "call.TakenOver");
        Assert.Equal((id, clinic.SecondReceptionist.Id), (entry.SubjectId, entry.ActorId));
    }

    [Theory, EveryDatabase]
    public async Task What_is_wrong_or_half_typed_is_kept_and_said(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var id = await Calls.BeginAsync(clinic, ("phone", ["0770"]), ("unwell", ["none", "fever"]), ("help", [new string('a', 1200)]));
        var sheet = (await Calls.FindAsync(clinic, id)).Sheet;
        Assert.Equal(("0770", 1200), (sheet.Text("phone"), sheet.Text("help").Length));
        Assert.Equal(["none", "fever"], sheet.Codes("unwell"));
        var faults = await clinic.Get<CallDesk>().FaultsAsync(sheet, CancellationToken.None);
        Assert.Equal([("unwell", "exclusive"), ("help", "tooLong"), ("phone", "invalid")], faults.Select(fault => (fault.Question, fault.Kind)));
    }

    [Theory, EveryDatabase]
    public async Task A_code_that_the_question_does_not_have_is_not_kept(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var id = await Calls.BeginAsync(clinic, ("walk", ["no"]));
        var saved = await Calls.SaveAsync(clinic, id, ("walk", ["maybe"]), ("saddle", ["no", "yes"]), ("name", ["Zoë"]));
        Assert.Equal([new SheetError("walk", "unknown"), new SheetError("saddle", "unknown")], saved.Unknown);
        Assert.Equal((1, 0, "Zoë"), (saved.Call.Sheet.Codes("walk").Count, saved.Call.Sheet.Codes("saddle").Count, saved.Call.Sheet.Text("name")));
    }

    [Theory, EveryDatabase]
    public async Task Nothing_changed_writes_nothing(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var id = await Calls.BeginAsync(clinic, ("walk", ["no"]), ("name", ["Zoë"]), ("callNotes", ["Rang twice"]));
        clinic.Clock.AdvanceMinutes(5);
        var saved = await Calls.SaveAsync(clinic, id, ("walk", ["no"]), ("name", [" Zoë "]), ("saddle", []), ("callNotes", ["Rang twice"]));
        Assert.Equal((TestClinic.Start, 2), (saved.Call.SavedAt, saved.Call.Draft.Version.Version));
    }

    [Theory, EveryDatabase]
    public async Task Words_have_no_history_of_each_key_and_choices_have(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var id = await Calls.BeginAsync(clinic, ("name", ["Z"]), ("walk", ["yes"]));
        await Calls.SaveAsync(clinic, id, ("name", ["Zo"]), ("walk", ["no"]));
        var sheet = (await Calls.FindAsync(clinic, id)).Sheet;
        Assert.Null(sheet["name"]!.ChangedFrom);
        Assert.Equal(["yes"], Assert.Single(sheet["walk"]!.ChangedFrom!).Codes);
    }

    [Theory, EveryDatabase]
    public async Task What_another_tab_saved_is_not_overwritten_unless_both_were_seen(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var id = await Calls.BeginAsync(clinic, ("name", ["Zoë"]), ("walk", ["no"]));
        var before = (await Calls.FindAsync(clinic, id)).Sheet;
        await Calls.SaveAsync(clinic, id, ("name", ["Zoë Quince"]), ("walk", ["yes"]));
        var stale = Seen(before, Calls.Input(("name", ["Zoe Quinn"]), ("walk", ["no"]), ("saddle", ["no"])));

        var saved = (await clinic.Get<CallDesk>().SaveAsync(clinic.Receptionist, id, stale, CancellationToken.None))!;
        var conflict = Assert.Single(saved.Conflicts);
        Assert.Equal(("name", "Zoë Quince", "Zoe Quinn"), (conflict.Input, conflict.Stored.Text, conflict.Typed.Text));
        // What this tab did not touch stays as the other left it, and the rest is kept.
        Assert.Equal(("Zoë Quince", "yes", "no"), (saved.Call.Sheet.Text("name"), saved.Call.Sheet.Codes("walk")[0], saved.Call.Sheet.Codes("saddle")[0]));

        Assert.Single((await clinic.Get<CallDesk>().SaveAsync(clinic.Receptionist, id, stale, CancellationToken.None))!.Conflicts);
        var over = (await clinic.Get<CallDesk>().SaveAsync(clinic.Receptionist, id, stale with { Over = "name" }, CancellationToken.None))!;
        Assert.Equal((true, "Zoe Quinn"), (over.IsAllKept, over.Call.Sheet.Text("name")));
    }

    [Theory, EveryDatabase]
    public async Task Notes_of_two_tabs_do_not_overwrite_each_other(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var id = await Calls.BeginAsync(clinic, ("callNotes", ["Her daughter rings"]));
        var stale = Calls.Input(("callNotes", ["Her son rings"])) with { Seen = new Dictionary<string, string> { ["callNotes"] = "" } };
        var saved = (await clinic.Get<CallDesk>().SaveAsync(clinic.Receptionist, id, stale, CancellationToken.None))!;
        Assert.Equal("Her daughter rings", Assert.Single(saved.Conflicts).Stored.Text);
        Assert.Equal("Her daughter rings", saved.Call.Sheet.CallNotes);
    }

    [Theory, EveryDatabase]
    public async Task Many_tabs_that_save_at_once_lose_nothing(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var id = await Calls.StartAsync(clinic);
        await Task.WhenAll(Calls.AllNo.Chunk(3).Select(part => Task.Run(() => Calls.SaveAsync(clinic, id, part))));
        var sheet = (await Calls.FindAsync(clinic, id)).Sheet;
        Assert.All(Calls.AllNo, typed => Assert.False(sheet[typed.Name]!.IsEmpty));
    }

    [Theory, EveryDatabase]
    public async Task A_red_flag_is_counted_as_one_on_the_phone_and_its_end_too(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var id = await Calls.BeginAsync(clinic, ("saddle", ["yes"]), ("saddleTiming", ["recent"]));
        await using (var db = clinic.Db())
        {
            var stop = await db.SafetyStops.AsNoTracking().SingleAsync();
            Assert.Equal((Channel.Phone, StopEnd.Unknown), (stop.Channel, stop.End));
            Assert.Equal(["E-CES-1"], stop.RuleIds);
        }

        await Calls.SaveAsync(clinic, id, ("saddleTiming", ["checked"]));
        await using (var db = clinic.Db())
        {
            Assert.Equal(StopEnd.AnswerChanged, (await db.SafetyStops.AsNoTracking().SingleAsync()).End);
        }
    }

    private static CallInput Seen(AnswerSheet sheet, CallInput input) => input with { Seen = input.Values.Keys.ToDictionary(name => name, name => CallMarks.Of(sheet[name])) };
}
