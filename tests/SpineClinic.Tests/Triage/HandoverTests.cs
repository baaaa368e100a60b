using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Enquiries;
using SpineClinic.Staff;
using SpineClinic.Testing;
using SpineClinic.Triage;

namespace SpineClinic.Tests.Triage;

public sealed class HandoverTests
{
    [Theory, EveryDatabase]
    public async Task A_manager_reads_and_writes_nothing_here(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var handover = clinic.Get<Handover>();
        await Assert.ThrowsAsync<NotPermittedException>(() => handover.ReadAsync(clinic.Manager, CancellationToken.None));
        await Assert.ThrowsAsync<NotPermittedException>(() => handover.MarkReadAsync(clinic.Manager, 1, TestClinic.Start, CancellationToken.None));
        await Assert.ThrowsAsync<NotPermittedException>(() => handover.AddNoteAsync(clinic.Manager, Guid.NewGuid(), "Hello", CancellationToken.None));
    }

    [Theory, EveryDatabase]
    public async Task What_others_did_is_there_until_it_was_read_and_what_one_did_oneself_is_not(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var (handover, desk) = (clinic.Get<Handover>(), clinic.Get<TriageDesk>());
        Assert.Empty((await ReadAsync(clinic)).Lists);
        var (first, second, closed) = (await clinic.ReceiveAsync(), await clinic.ReceiveAsync(), await clinic.ReceiveAsync());
        await desk.ClaimAsync(clinic.SecondReceptionist, second.Reference, CancellationToken.None);
        await desk.CloseAsync(clinic.SecondReceptionist, closed.Reference, ClosureReason.WithdrawnByPatient, null, CancellationToken.None);
        clinic.Clock.Advance(Duration.FromMinutes(2));
        var view = await ReadAsync(clinic);
        Assert.Equal((1, null), (view.Done, view.Since));
        Assert.Equal([Worklist.New, Worklist.InHand], view.Lists.Select(list => list.Worklist));
        Assert.Equal((first.Reference, true, false), (view.Lists[0].Lines[0].Reference, view.Lists[0].Lines[0].IsNew, view.Lists[0].Lines[0].IsReassigned));
        Assert.Equal((1, 1), (view.Lists[1].Arrived, view.Lists[1].Taken));

        await handover.MarkReadAsync(clinic.Receptionist, view.LastEventId, clinic.Clock.GetCurrentInstant(), CancellationToken.None);
        await handover.MarkReadAsync(clinic.Receptionist, 1, clinic.Clock.GetCurrentInstant(), CancellationToken.None);
        Assert.Empty((await ReadAsync(clinic)).Lists);
        await desk.ClaimAsync(clinic.Receptionist, first.Reference, CancellationToken.None);
        Assert.Empty((await ReadAsync(clinic)).Lists);
        await desk.AddNoteAsync(clinic.SecondReceptionist, second.Reference, "She rang", CancellationToken.None);
        var after = Assert.Single((await ReadAsync(clinic)).Lists);
        Assert.Equal([EventKind.NoteAdded], Assert.Single(after.Lines).What);
        Assert.Equal(3, (await handover.ReadAsync(clinic.Clinician, CancellationToken.None)).Lists.Sum(list => list.Lines.Count) + 1);
    }

    [Theory, EveryDatabase]
    public async Task What_fell_due_untouched_and_what_was_taken_over_is_there(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var (handover, desk) = (clinic.Get<Handover>(), clinic.Get<TriageDesk>());
        var (silent, taken) = (await clinic.ReceiveAsync(), await clinic.ReceiveAsync());
        clinic.Clock.Advance(Duration.FromMinutes(2));
        await handover.MarkReadAsync(clinic.Receptionist, (await ReadAsync(clinic)).LastEventId, clinic.Clock.GetCurrentInstant(), CancellationToken.None);
        Assert.Empty((await ReadAsync(clinic)).Lists);
        clinic.Clock.Reset(silent.DueAt!.Value - Duration.FromMinutes(1));
        await desk.ClaimAsync(clinic.Receptionist, taken.Reference, CancellationToken.None);
        await desk.TakeOverAsync(clinic.SecondReceptionist, taken.Reference, "Her shift is over", CancellationToken.None);
        var before = Assert.Single((await ReadAsync(clinic)).Lists);
        Assert.Equal((1, 0, taken.Reference), (before.Taken, before.Overdue, Assert.Single(before.Lines).Reference));

        var opened = clinic.Clock.GetCurrentInstant();
        clinic.Clock.Reset(silent.DueAt!.Value);

        // Read from a page that was made before it fell due.
        await handover.MarkReadAsync(clinic.Receptionist, (await ReadAsync(clinic)).LastEventId, opened, CancellationToken.None);
        var line = Assert.Single((await ReadAsync(clinic)).Lists.Single(list => list.Worklist == Worklist.New).Lines);
        Assert.Equal((silent.Reference, true, 0), (line.Reference, line.IsOverdue, line.What.Count));
        await handover.MarkReadAsync(clinic.Receptionist, (await ReadAsync(clinic)).LastEventId, clinic.Clock.GetCurrentInstant(), CancellationToken.None);
        clinic.Clock.Advance(Duration.FromMinutes(1));
        Assert.DoesNotContain((await ReadAsync(clinic)).Lists, list => list.Worklist == Worklist.New);
    }

    [Theory, EveryDatabase]
    public async Task What_happened_in_the_last_minute_is_shown_once_more_and_nobody_can_read_ahead(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        await clinic.ReceiveAsync();
        await clinic.Get<Handover>().MarkReadAsync(clinic.Receptionist, (await ReadAsync(clinic)).LastEventId, clinic.Clock.GetCurrentInstant(), CancellationToken.None);
        Assert.Single((await ReadAsync(clinic)).Lists);
        await clinic.Get<Handover>().MarkReadAsync(clinic.Receptionist, long.MaxValue, clinic.Clock.GetCurrentInstant(), CancellationToken.None);
        Assert.Empty((await ReadAsync(clinic)).Lists);
        await clinic.ReceiveAsync();
        Assert.Single((await ReadAsync(clinic)).Lists);
    }

    [Theory, EveryDatabase]
    public async Task A_note_is_sealed_one_for_each_key_and_gone_with_its_key_after_a_fortnight(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var (handover, key) = (clinic.Get<Handover>(), Guid.NewGuid());
        Assert.False(await handover.AddNoteAsync(clinic.Receptionist, key, "  ", CancellationToken.None));
        Assert.False(await handover.AddNoteAsync(clinic.Receptionist, key, new string('x', Handover.LongestNote + 1), CancellationToken.None));
        var stored = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => handover.AddNoteAsync(clinic.SecondReceptionist, key, "The lift is broken", CancellationToken.None))));
        Assert.All(stored, Assert.True);
        var note = Assert.Single((await ReadAsync(clinic)).Notes);
        Assert.Equal(("Rob Two", "The lift is broken", true), (note.Who, note.Words, note.IsNew));
        int keys;
        await using (var db = clinic.Db())
        {
            Assert.Equal(1, await db.AuditEntries.CountAsync(row => row.Action == "shiftNote.Added"));
            keys = await db.DataKeys.CountAsync();
        }

        Assert.Equal(0, await handover.SweepAsync(CancellationToken.None));
        clinic.Clock.Advance(ShiftNote.Kept + Duration.FromMinutes(1));
        Assert.Equal(1, await handover.SweepAsync(CancellationToken.None));
        Assert.Empty((await ReadAsync(clinic)).Notes);
        await using var after = clinic.Db();
        Assert.Equal(keys - 1, await after.DataKeys.CountAsync());
    }

    private static Task<HandoverView> ReadAsync(TestClinic clinic) => clinic.Get<Handover>().ReadAsync(clinic.Receptionist, CancellationToken.None);
}
