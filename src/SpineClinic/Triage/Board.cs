using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Booking;
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
        var take = Math.Clamp(filter.Take, 1, BoardFilter.Most);
        var rows = await Rows(db, actor, filter, now).Take(take + 1).ToListAsync(cancellationToken);
        var counts = await db.Enquiries.Where(enquiry => enquiry.Worklist != null)
            .GroupBy(enquiry => enquiry.Worklist!.Value)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
        return new BoardView(
            now,
            [.. rows.Take(take)],
            rows.Count > take,
            counts,
            await db.Enquiries.CountAsync(enquiry => enquiry.OwnerId == actor.Id && enquiry.ClaimedUntil > now, cancellationToken),
            await db.Enquiries.CountAsync(enquiry => enquiry.ReceivedAt >= today, cancellationToken),
            await db.Enquiries.CountAsync(enquiry => enquiry.NextActionDueAt < now, cancellationToken),
            await db.Letters.CountAsync(letter => letter.State == LetterState.Pending && letter.CreatedAt < late && letter.Kind != Letter.SyntheticKind, cancellationToken),
            await db.Letters.CountAsync(letter => letter.State == LetterState.Dead || (letter.State == LetterState.Uncertain && letter.Uncertainties > 1), cancellationToken),
            await db.Enquiries.Where(enquiry => enquiry.EscalateAt != null).OrderBy(enquiry => enquiry.Tier).ThenBy(enquiry => enquiry.EscalateAt)
                .Select(enquiry => new BoardView.Alarm(enquiry.Reference, enquiry.Tier, enquiry.AcknowledgeBy!.Value, enquiry.EscalationStep, enquiry.FailedCalls))
                .Take(MostAlarms).ToListAsync(cancellationToken),
            await reminders.TodayAsync(actor, cancellationToken));
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
