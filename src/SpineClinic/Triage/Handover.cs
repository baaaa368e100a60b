using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Audit;
using SpineClinic.Enquiries;
using SpineClinic.Privacy;
using SpineClinic.Staff;

namespace SpineClinic.Triage;

/// <summary>From one shift to the next: what others did since somebody looked last, and what they want the next one to know.</summary>
public sealed class Handover(IDbContextFactory<ClinicDbContext> contexts, IDatabaseErrors errors, Vault vault, ClinicSignals signals, IClock clock)
{
    /// <summary>Longest note, in Unicode characters.</summary>
    public const int LongestNote = 2000;

    private const int MostEvents = 1000;
    private const int MostLapsed = 200;
    private const int MostNotes = 50;
    private static readonly Duration FirstLook = Duration.FromDays(1);

    // An event gets its number before it is committed: what is younger than this may still be joined by one with a lower number, and is shown again.
    private static readonly Duration Settling = Duration.FromMinutes(1);

    /// <summary>Looking changes nothing: a person says by themselves that they have read it.</summary>
    /// <exception cref="NotPermittedException">The role may not read enquiries.</exception>
    public async Task<HandoverView> ReadAsync(StaffActor actor, CancellationToken cancellationToken)
    {
        Permissions.Demand(actor, Permission.ReadEnquiry);
        var now = clock.GetCurrentInstant();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var mark = await db.HandoverMarks.AsNoTracking().SingleOrDefaultAsync(row => row.StaffId == actor.Id, cancellationToken);
        var (after, from) = (mark?.EventId ?? 0, mark is null ? now - FirstLook : Instant.MinValue);
        var events = await db.EnquiryEvents.AsNoTracking().Where(row => row.Id > after).OrderByDescending(row => row.Id).Take(MostEvents + 1)
            .Select(row => new Happened(row.Id, row.EnquiryId, row.Kind, row.ActorId, row.At)).ToListAsync(cancellationToken);
        var shown = events.Take(MostEvents).Where(row => row.At >= from && row.ActorId != actor.Id).ToList();
        var ids = shown.Select(row => row.EnquiryId).Distinct().ToList();
        var enquiries = await db.Enquiries.AsNoTracking().Where(row => ids.Contains(row.Id)).ToListAsync(cancellationToken);
        var byEnquiry = shown.ToLookup(row => row.EnquiryId);
        var since = mark?.At ?? from;

        // What nobody touched may have fallen due all the same.
        var lapsed = await db.Enquiries.AsNoTracking().Where(row => row.NextActionDueAt > since && row.NextActionDueAt <= now && row.Worklist != null && !ids.Contains(row.Id))
            .OrderBy(row => row.NextActionDueAt).Take(MostLapsed).ToListAsync(cancellationToken);
        var open = enquiries.Concat(lapsed).Where(row => row.Worklist is not null and not Worklist.Booked).OrderBy(row => row.NextActionDueAt).ThenBy(row => row.Tier).ThenBy(row => row.Id).ToList();
        return new HandoverView(
            mark?.At,
            [.. open.GroupBy(row => row.Worklist!.Value).OrderBy(group => group.Key).Select(group => new HandoverView.ListChanges(group.Key, [.. group.Select(row => LineOf(row, byEnquiry[row.Id], now))]))],
            enquiries.Count(row => row.Worklist is null or Worklist.Booked),
            await NotesAsync(db, actor, since, now, cancellationToken),
            events.Where(row => row.At <= now - Settling).Select(row => row.Id).DefaultIfEmpty(after).Max(),
            events.Count > MostEvents,
            now);
    }

    /// <summary>Somebody has read a page of this. Said twice, or with an older page, it changes nothing.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="eventId">Up to which event the page showed it.</param>
    /// <param name="at">When the page was made: what fell due since is still to be read.</param>
    /// <param name="cancellationToken">Ends the work before it is committed.</param>
    /// <exception cref="NotPermittedException">The role may not read enquiries.</exception>
    public async Task MarkReadAsync(StaffActor actor, long eventId, Instant at, CancellationToken cancellationToken)
    {
        Permissions.Demand(actor, Permission.ReadEnquiry);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var last = await db.EnquiryEvents.MaxAsync(row => (long?)row.Id, cancellationToken) ?? 0;
        var mark = await db.HandoverMarks.SingleOrDefaultAsync(row => row.StaffId == actor.Id, cancellationToken) ?? db.HandoverMarks.Add(new HandoverMark(actor.Id)).Entity;
        mark.Move(Math.Clamp(eventId, 0, last), Instant.Min(at, clock.GetCurrentInstant()));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException error) when (errors.IsDuplicate(error))
        {
            // The same person pressed it in two places at once for the first time: one of them stands.
        }
    }

    /// <summary>Leaves a note for whoever comes next.</summary>
    /// <returns>False when it is empty or too long.</returns>
    /// <param name="actor">Who writes it.</param>
    /// <param name="key">Made with the page: pressed twice it is one note.</param>
    /// <param name="text">As it was typed; it is sealed.</param>
    /// <param name="cancellationToken">Ends the work before it is committed.</param>
    /// <exception cref="NotPermittedException">The role may not write notes.</exception>
    public async Task<bool> AddNoteAsync(StaffActor actor, Guid key, string? text, CancellationToken cancellationToken)
    {
        Permissions.Demand(actor, Permission.AddNote);
        var words = PersonalText.Paragraphs(text);
        if (words.Length == 0 || PersonalText.Length(words) > LongestNote)
        {
            return false;
        }

        var now = clock.GetCurrentInstant();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var (id, dataKey) = (Guid.CreateVersion7(now.ToDateTimeOffset()), vault.NewDataKey(now));
        db.DataKeys.Add(dataKey);
        db.ShiftNotes.Add(new ShiftNote(id, key, actor.Id, dataKey.Id, vault.Seal(dataKey, ShiftNote.WordsPurpose, id, words), now));
        db.AuditEntries.Add(new AuditEntry(now, actor.Actor, "shiftNote.Added", "shiftNote", id));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            signals.Raise(ClinicSignal.Desk);
        }
        catch (DbUpdateException error) when (errors.IsDuplicate(error))
        {
            // It is there already.
        }

        return true;
    }

    /// <summary>Removes notes whose time is over, with their keys.</summary>
    /// <returns>How many.</returns>
    public async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var until = now - ShiftNote.Kept;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var old = await db.ShiftNotes.Where(row => row.WrittenAt < until).ToListAsync(cancellationToken);
        if (old.Count == 0)
        {
            return 0;
        }

        var keys = old.ConvertAll(row => row.DataKeyId);
        db.ShiftNotes.RemoveRange(old);
        db.DataKeys.RemoveRange(await db.DataKeys.Where(row => keys.Contains(row.Id)).ToListAsync(cancellationToken));
        db.AuditEntries.AddRange(old.Select(row => new AuditEntry(now, Actor.System, "shiftNote.Erased", "shiftNote", row.Id)));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Another process swept at this moment.
            return 0;
        }

        return old.Count;
    }

    private static HandoverView.Line LineOf(Enquiry enquiry, IEnumerable<Happened> happened, Instant now)
    {
        var kinds = happened.OrderBy(row => row.Id).Select(row => row.Kind).Distinct().ToList();
        return new HandoverView.Line(
            enquiry.Reference,
            enquiry.Name,
            enquiry.Tier,
            enquiry.NeedsACall,
            enquiry.NextActionDueAt,
            kinds.Contains(EventKind.Received),
            enquiry.NextActionDueAt <= now,
            kinds.Exists(kind => kind is EventKind.Claimed or EventKind.Released or EventKind.TakenOver or EventKind.OwnerReplaced),
            kinds);
    }

    private async Task<List<HandoverView.Note>> NotesAsync(ClinicDbContext db, StaffActor actor, Instant since, Instant now, CancellationToken cancellationToken)
    {
        var oldest = now - ShiftNote.Kept;
        var rows = await (from note in db.ShiftNotes.AsNoTracking()
                          where note.WrittenAt >= oldest
                          orderby note.WrittenAt descending
                          join key in db.DataKeys.AsNoTracking() on note.DataKeyId equals key.Id
                          join member in db.StaffMembers on note.StaffId equals member.Id
                          select new { note, key, member.DisplayName }).Take(MostNotes).ToListAsync(cancellationToken);
        return rows.ConvertAll(row => new HandoverView.Note(
            row.DisplayName, row.note.WrittenAt, vault.Open(row.key, ShiftNote.WordsPurpose, row.note.Id, row.note.SealedWords), row.note.WrittenAt > since && row.note.StaffId != actor.Id));
    }

    private sealed record Happened(long Id, Guid EnquiryId, EventKind Kind, Guid? ActorId, Instant At);
}
