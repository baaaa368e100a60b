using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Audit;
using SpineClinic.Enquiries;
using SpineClinic.Safety;
using SpineClinic.Specialists;
using SpineClinic.Staff;

namespace SpineClinic.Triage;

/// <summary>
/// P0 and P1 never wait unseen: when nobody has recorded what they did by the deadline, the people on duty are told, then the managers too, then everyone, again
/// and again until somebody has; once more when what somebody answered is not finished by its time. The row is the truth and the board shows it; the letters are only a nudge.
/// </summary>
public sealed class EscalationLadder(
    IDbContextFactory<ClinicDbContext> contexts, IDatabaseErrors errors, ClinicProfile clinic, EnquiryLetters letters, ClinicSignals signals, IClock clock)
{
    /// <summary>Between two steps for an emergency. Source: the 15 minutes in which a P0 is to be acknowledged, clinical reference, part 3.1.</summary>
    public static readonly Duration EmergencyPause = Duration.FromMinutes(15);

    /// <summary>Between two steps for a P1.</summary>
    public static readonly Duration Pause = Duration.FromMinutes(30);

    private const int RoundSize = 100;

    /// <summary>Takes every step that is due.</summary>
    /// <returns>How many steps were taken.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        if (await clinic.FindAsync(cancellationToken) is not { } profile)
        {
            return 0;
        }

        // Hundreds may be due at one moment, when a whole night's P1 have the same deadline: round after round, until none is left that a step can be taken for.
        var (now, taken, before) = (clock.GetCurrentInstant(), 0, -1);
        while (taken > before)
        {
            before = taken;
            foreach (var id in await DueAsync(now, cancellationToken))
            {
                taken += await StepAsync(id, profile, now, cancellationToken) ? 1 : 0;
            }
        }

        return taken;
    }

    private async Task<List<Guid>> DueAsync(Instant now, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var waiting = await db.Enquiries.Where(enquiry => enquiry.EscalateAt <= now).OrderBy(enquiry => enquiry.EscalateAt).Select(enquiry => enquiry.Id)
            .Take(RoundSize).ToListAsync(cancellationToken);
        return [.. waiting, .. await Unfinished(db, now).OrderBy(enquiry => enquiry.NextActionDueAt).Select(enquiry => enquiry.Id).Take(RoundSize).ToListAsync(cancellationToken)];
    }

    // Somebody answered, and nothing came of it in time. What is booked is over when its appointment is: OverdueNotice asks for that.
    private static IQueryable<Enquiry> Unfinished(ClinicDbContext db, Instant now) =>
        db.Enquiries.Where(enquiry => enquiry.NextActionDueAt <= now && enquiry.Tier <= Tier.P1 && enquiry.EscalateAt == null && enquiry.Status != EnquiryStatus.Scheduled);

    // Each in a transaction of its own: one that somebody is acting on at this moment holds up none of the others, and is looked at again in the next round.
    private async Task<bool> StepAsync(Guid id, ClinicProfile.Snapshot profile, Instant now, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.Enquiries.SingleOrDefaultAsync(row => row.Id == id && row.EscalateAt <= now, cancellationToken) is not { } enquiry)
        {
            if (await Unfinished(db, now).SingleOrDefaultAsync(row => row.Id == id, cancellationToken) is not { } unfinished)
            {
                return false;
            }

            enquiry = unfinished;
            enquiry.FallDue(now);
        }

        var staff = await db.StaffMembers.AsNoTracking().Where(member => member.IsActive).ToListAsync(cancellationToken);
        if (enquiry.OwnerId is not null && (enquiry.ClaimedUntil <= now || IsAway(enquiry.OwnerId.Value, staff, profile, now)))
        {
            Timeline.Add(db, enquiry.TakeFromAbsent(now));
        }

        Timeline.Add(db, enquiry.Escalate(now + (enquiry.Tier == Tier.P0 ? EmergencyPause : Pause), now));
        foreach (var address in Recipients(enquiry.EscalationStep, staff, profile, now))
        {
            letters.AddEscalation(db, enquiry, profile, address, now);
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException error) when (error is DbUpdateConcurrencyException || errors.IsDuplicate(error))
        {
            // Another process took this step, or somebody acted on the enquiry.
            return false;
        }

        signals.Raise(ClinicSignal.Enquiry(id));
        signals.Raise(ClinicSignal.Letter);
        return true;
    }

    /// <summary>Who is told at a step: those on duty and, while the clinic is closed, whoever is on call; from the second on the managers too; from the third on everyone.</summary>
    private static IReadOnlyList<string> Recipients(int step, List<StaffMember> staff, ClinicProfile.Snapshot profile, Instant now)
    {
        var today = now.InZone(profile.Calendar.Zone).Date;
        var told = DutyRoster.OnDuty(profile.Specialists, painSite: null, today).Select(specialist => specialist.Email).ToList();
        if (profile.Clinic.OnCallEmail is { } onCall && (step > 1 || !profile.Calendar.IsOpen(now)))
        {
            told.Add(onCall);
        }

        if (step >= 2)
        {
            told.AddRange(staff.Where(member => step >= 3 || member.Role == Role.Manager).Select(member => member.Email!));
        }

        return [.. told.Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    private static bool IsAway(Guid owner, List<StaffMember> staff, ClinicProfile.Snapshot profile, Instant now)
    {
        var today = now.InZone(profile.Calendar.Zone).Date;
        return staff.TrueForAll(member => member.Id != owner) || profile.Specialists.Any(specialist => specialist.StaffMemberId == owner && specialist.IsAway(today));
    }
}
