using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Booking;
using SpineClinic.Enquiries;
using SpineClinic.Mail;
using SpineClinic.Specialists;
using SpineClinic.Staff;

namespace SpineClinic.Triage;

/// <summary>
/// Reads the worklists. Every query walks an index, so that it costs the same with ten enquiries and with a million; what is the same for all who look at the same
/// time is read once for them.
/// </summary>
public sealed class Board
{
    private const int MostAlarms = 20;
    private static readonly Duration LateAfter = Duration.FromMinutes(1);
    private readonly IDbContextFactory<ClinicDbContext> contexts;
    private readonly ClinicProfile clinic;
    private readonly ReminderBook reminders;
    private readonly IClock clock;
    private readonly SharedReads<(Guid? Owner, BoardFilter Filter), List<BoardRow>> rows;
    private readonly SharedReads<DateTimeZone, Sums> sums;

    public Board(IDbContextFactory<ClinicDbContext> contexts, ClinicProfile clinic, ReminderBook reminders, IClock clock)
    {
        (this.contexts, this.clinic, this.reminders, this.clock) = (contexts, clinic, reminders, clock);
        (rows, sums) = (new(RowsAsync), new(SumsAsync));
    }

    /// <exception cref="NotPermittedException">The role may not see the board.</exception>
    public async Task<BoardView> ReadAsync(StaffActor actor, BoardFilter filter, CancellationToken cancellationToken)
    {
        Permissions.Demand(actor, Permission.ReadBoard);
        ArgumentNullException.ThrowIfNull(filter);
        var now = clock.GetCurrentInstant();
        var zone = (await clinic.GetAsync(cancellationToken)).Calendar.Zone;

        // Beside one another, each on a connection of its own.
        var (showing, summing, reminding) = (
            rows.ReadAsync((filter.Mine ? actor.Id : null, filter), cancellationToken), sums.ReadAsync(zone, cancellationToken), reminders.TodayAsync(actor, cancellationToken));
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var mine = await db.Enquiries.CountAsync(enquiry => enquiry.OwnerId == actor.Id && enquiry.ClaimedUntil > now, cancellationToken);
        var (found, sum, reminder) = (await showing, await summing, await reminding);
        return new BoardView(
            now, [.. found.Take(BoardFilter.PageSize)], found.Count > BoardFilter.PageSize, sum.Counts, mine, sum.Today, sum.OldestAt, sum.Overdue, sum.LettersWaiting, sum.LettersFailed, sum.Alarms, reminder);
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

    private async Task<List<BoardRow>> RowsAsync((Guid? Owner, BoardFilter Filter) asked)
    {
        await using var db = await contexts.CreateDbContextAsync();
        return await Rows(db, asked.Owner, asked.Filter, clock.GetCurrentInstant()).Take(BoardFilter.PageSize + 1).ToListAsync();
    }

    private async Task<Sums> SumsAsync(DateTimeZone zone)
    {
        var now = clock.GetCurrentInstant();
        var late = now - LateAfter;
        await using var db = await contexts.CreateDbContextAsync();
        var counts = await db.Enquiries.Where(enquiry => enquiry.Worklist != null)
            .GroupBy(enquiry => enquiry.Worklist!.Value)
            .Select(group => new { group.Key, Count = group.Count(), Oldest = group.Min(enquiry => enquiry.ReceivedAt), Late = group.Count(enquiry => enquiry.NextActionDueAt < now) })
            .ToListAsync();
        var waiting = db.Letters.Where(letter => letter.State == LetterState.Pending && letter.CreatedAt < late && letter.Kind != Letter.SyntheticKind);
        var problems = MailRoom.Problems(db);

        // One question to the database for both.
        var letters = await db.Clinics.Select(_ => new { Waiting = waiting.Count(), Failed = problems.Count() }).FirstAsync();
        var open = counts.Where(count => count.Key != Worklist.Quarantine).ToList();
        return new Sums(
            counts.ToDictionary(count => count.Key, count => count.Count),
            await LedgerAsync(db, zone.AtStartOfDay(now.InZone(zone).Date).ToInstant()),
            open.Count > 0 ? open.Min(count => count.Oldest) : null,
            counts.Sum(count => count.Late),
            letters.Waiting,
            letters.Failed,
            await AlarmsAsync(db, CancellationToken.None));
    }

    private static async Task<BoardView.Ledger> LedgerAsync(ClinicDbContext db, Instant today)
    {
        var counts = await db.Enquiries.Where(enquiry => enquiry.ReceivedAt >= today).GroupBy(enquiry => enquiry.Status)
            .Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count);
        var (closed, aside) = (counts.GetValueOrDefault(EnquiryStatus.Closed), counts.GetValueOrDefault(EnquiryStatus.Quarantined));
        return new BoardView.Ledger(counts.Values.Sum() - closed - aside, closed, aside);
    }

    private static IQueryable<BoardRow> Rows(ClinicDbContext db, Guid? owner, BoardFilter filter, Instant now)
    {
        var enquiries = db.Enquiries.AsNoTracking();
        enquiries = filter switch
        {
            { Mine: true } => enquiries.Where(enquiry => enquiry.OwnerId == owner && enquiry.ClaimedUntil > now),
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

    // The same for whoever looks.
    private sealed record Sums(
        IReadOnlyDictionary<Worklist, int> Counts, BoardView.Ledger Today, Instant? OldestAt, int Overdue, int LettersWaiting, int LettersFailed, IReadOnlyList<BoardView.Alarm> Alarms);
}
