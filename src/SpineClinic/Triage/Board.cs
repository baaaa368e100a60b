using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Booking;
using SpineClinic.Enquiries;
using SpineClinic.Mail;
using SpineClinic.Specialists;
using SpineClinic.Staff;

namespace SpineClinic.Triage;

/// <summary>Reads the worklists. Every query walks an index, so that it costs the same with ten enquiries and with a million.</summary>
public sealed class Board(IDbContextFactory<ClinicDbContext> contexts, ClinicProfile clinic, ReminderBook reminders, IClock clock)
{
    private const int MostAlarms = 20;
    private static readonly Duration LateAfter = Duration.FromMinutes(1);

    /// <exception cref="NotPermittedException">The role may not see the board.</exception>
    public async Task<BoardView> ReadAsync(StaffActor actor, BoardFilter filter, CancellationToken cancellationToken)
    {
        Permissions.Demand(actor, Permission.ReadBoard);
        ArgumentNullException.ThrowIfNull(filter);
        var now = clock.GetCurrentInstant();
        var zone = (await clinic.GetAsync(cancellationToken)).Calendar.Zone;
        var today = zone.AtStartOfDay(now.InZone(zone).Date).ToInstant();
        var late = now - LateAfter;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);

        // Beside the rest, on a connection of its own.
        var reminding = reminders.TodayAsync(actor, cancellationToken);
        var rows = await Rows(db, actor, filter, now).Take(BoardFilter.PageSize + 1).ToListAsync(cancellationToken);
        var counts = await db.Enquiries.Where(enquiry => enquiry.Worklist != null)
            .GroupBy(enquiry => enquiry.Worklist!.Value)
            .Select(group => new { group.Key, Count = group.Count(), Oldest = group.Min(enquiry => enquiry.ReceivedAt), Late = group.Count(enquiry => enquiry.NextActionDueAt < now) })
            .ToListAsync(cancellationToken);
        var mine = db.Enquiries.Where(enquiry => enquiry.OwnerId == actor.Id && enquiry.ClaimedUntil > now);
        var waiting = db.Letters.Where(letter => letter.State == LetterState.Pending && letter.CreatedAt < late && letter.Kind != Letter.SyntheticKind);
        var problems = MailRoom.Problems(db);

        // One question to the database for the three.
        var few = await db.Clinics.Select(_ => new { Mine = mine.Count(), Waiting = waiting.Count(), Failed = problems.Count() }).FirstAsync(cancellationToken);
        var open = counts.Where(count => count.Key != Worklist.Quarantine).ToList();
        return new BoardView(
            now,
            [.. rows.Take(BoardFilter.PageSize)],
            rows.Count > BoardFilter.PageSize,
            counts.ToDictionary(count => count.Key, count => count.Count),
            few.Mine,
            await LedgerAsync(db, today, cancellationToken),
            open.Count > 0 ? open.Min(count => count.Oldest) : null,
            counts.Sum(count => count.Late),
            few.Waiting,
            few.Failed,
            await AlarmsAsync(db, cancellationToken),
            await reminding);
    }

    /// <summary>What nobody has answered for yet, soonest first; at most 20.</summary>
    /// <exception cref="NotPermittedException">The role may not see the board.</exception>
    public async Task<IReadOnlyList<BoardView.Alarm>> AlarmsAsync(StaffActor actor, CancellationToken cancellationToken)
    {
        Permissions.Demand(actor, Permission.ReadBoard);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await AlarmsAsync(db, cancellationToken);
    }

    private static Task<List<BoardView.Alarm>> AlarmsAsync(ClinicDbContext db, CancellationToken cancellationToken) => db.Enquiries.AsNoTracking()
        .Where(enquiry => enquiry.EscalateAt != null).OrderBy(enquiry => enquiry.Tier).ThenBy(enquiry => enquiry.EscalateAt)
        .Select(enquiry => new BoardView.Alarm(enquiry.Reference, enquiry.Tier, enquiry.AcknowledgeBy!.Value, enquiry.EscalationStep, enquiry.FailedCalls))
        .Take(MostAlarms).ToListAsync(cancellationToken);

    private static async Task<BoardView.Ledger> LedgerAsync(ClinicDbContext db, Instant today, CancellationToken cancellationToken)
    {
        var counts = await db.Enquiries.Where(enquiry => enquiry.ReceivedAt >= today).GroupBy(enquiry => enquiry.Status)
            .Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
        var (closed, aside) = (counts.GetValueOrDefault(EnquiryStatus.Closed), counts.GetValueOrDefault(EnquiryStatus.Quarantined));
        return new BoardView.Ledger(counts.Values.Sum() - closed - aside, closed, aside);
    }

    private static IQueryable<BoardRow> Rows(ClinicDbContext db, StaffActor actor, BoardFilter filter, Instant now)
    {
        var enquiries = db.Enquiries.AsNoTracking();
        enquiries = filter switch
        {
            { Mine: true } => enquiries.Where(enquiry => enquiry.OwnerId == actor.Id && enquiry.ClaimedUntil > now),
            { Worklist: { } worklist } => enquiries.Where(enquiry => enquiry.Worklist == worklist),
            _ => enquiries.Where(enquiry => enquiry.NextActionDueAt != null),
        };
        enquiries = filter.After switch
        {
            null => enquiries,
            { DueAt: null } after => enquiries.Where(enquiry => enquiry.NextActionDueAt == null
                && (enquiry.Tier > after.Tier || (enquiry.Tier == after.Tier && enquiry.Id.CompareTo(after.Id) > 0))),
            { DueAt: { } due } after => enquiries.Where(enquiry => enquiry.NextActionDueAt >= due && (enquiry.NextActionDueAt > due
                || enquiry.Tier > after.Tier || (enquiry.Tier == after.Tier && enquiry.Id.CompareTo(after.Id) > 0))),
        };
        return from enquiry in enquiries
               orderby enquiry.NextActionDueAt, enquiry.Tier, enquiry.Id
               join member in db.StaffMembers on enquiry.OwnerId equals member.Id into members
               from holder in members.DefaultIfEmpty()
               select new BoardRow(
                   enquiry.Id,
                   enquiry.Reference,
                   enquiry.Name,
                   enquiry.Tier,
                   enquiry.NeedsACall,
                   enquiry.Worklist!.Value,
                   enquiry.ReceivedAt,
                   enquiry.NextActionDueAt,
                   enquiry.ClaimedUntil > now ? enquiry.OwnerId : null,
                   enquiry.ClaimedUntil > now ? holder.DisplayName : null,
                   enquiry.WorseAt != null,
                   enquiry.PatientWroteAt != null)
               { NeedsSecondPerson = enquiry.ClosureProposedById != null };
    }
}
