using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Audit;
using SpineClinic.Enquiries;
using SpineClinic.Safety;
using SpineClinic.Specialists;
using SpineClinic.Staff;

namespace SpineClinic.Triage;

/// <summary>
/// What is late and not urgent goes to a person in the clinic's own hours: to reception once a day, and to the managers as well once something is late by more than
/// a working day. What was put in quarantine and left there has no time of its own: reception is told of it too. P0 and P1 have <see cref="EscalationLadder"/>, which knows no hours, until they are booked: a visit whose outcome nobody recorded is asked for here.
/// </summary>
public sealed class OverdueNotice(
    IDbContextFactory<ClinicDbContext> contexts, IDatabaseErrors errors, ClinicProfile clinic, EnquiryLetters letters, ClinicSignals signals, IClock clock)
{
    private const int MostAside = 1000;

    /// <summary>Writes the letters of today that have not been written yet.</summary>
    /// <returns>How many.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        if (await clinic.FindAsync(cancellationToken) is not { } profile || !profile.Calendar.IsOpen(now))
        {
            return 0;
        }

        var told = await TellOfLateAsync(profile, now, cancellationToken) + await TellOfAsideAsync(profile, now, cancellationToken);
        if (told > 0)
        {
            signals.Raise(ClinicSignal.Letter);
        }

        return told;
    }

    private async Task<int> TellOfLateAsync(ClinicProfile.Snapshot profile, Instant now, CancellationToken cancellationToken)
    {
        await using var reading = await contexts.CreateDbContextAsync(cancellationToken);
        var late = reading.Enquiries.AsNoTracking().Where(row => row.NextActionDueAt < now && (row.Tier > Tier.P1 || row.Status == EnquiryStatus.Scheduled));
        if (await late.OrderBy(row => row.NextActionDueAt).ThenBy(row => row.Id).FirstOrDefaultAsync(cancellationToken) is not { } oldest)
        {
            return 0;
        }

        var isLateForLong = profile.Calendar.CloseOfWorkingDay(oldest.NextActionDueAt!.Value, 1) < now;
        var today = now.InZone(profile.Calendar.Zone).Date;
        var count = await late.CountAsync(cancellationToken);
        return await TellAsync(
            reading, isLateForLong, to => EnquiryLetters.OverdueKey(today, to), (db, to) => letters.AddOverdue(db, count, oldest, profile, to, now), cancellationToken);
    }

    private async Task<int> TellOfAsideAsync(ClinicProfile.Snapshot profile, Instant now, CancellationToken cancellationToken)
    {
        await using var reading = await contexts.CreateDbContextAsync(cancellationToken);
        var aside = await reading.Enquiries.AsNoTracking().Where(row => row.Worklist == Worklist.Quarantine).OrderBy(row => row.ReceivedAt).Select(row => row.ReceivedAt)
            .Take(MostAside).ToListAsync(cancellationToken);
        var count = aside.TakeWhile(received => profile.Calendar.CloseOfWorkingDay(received, 1) < now).Count();
        var today = now.InZone(profile.Calendar.Zone).Date;
        return count == 0 ? 0 : await TellAsync(reading, managersToo: false, to => EnquiryLetters.AsideKey(today, to), (db, to) => letters.AddAside(db, count, profile, to, now), cancellationToken);
    }

    private async Task<int> TellAsync(ClinicDbContext reading, bool managersToo, Func<string, string> keyOf, Action<ClinicDbContext, string> add, CancellationToken cancellationToken)
    {
        var addresses = (await reading.StaffMembers.AsNoTracking().Where(member => member.IsActive && (member.Role == Role.Receptionist || (managersToo && member.Role == Role.Manager)))
            .Select(member => member.Email!).ToListAsync(cancellationToken)).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var keys = addresses.ConvertAll(to => keyOf(to));
        var written = await reading.Letters.AsNoTracking().Where(letter => keys.Contains(letter.DedupeKey)).Select(letter => letter.DedupeKey).ToListAsync(cancellationToken);
        var told = 0;
        foreach (var to in addresses.Where(to => !written.Contains(keyOf(to))))
        {
            told += await WriteAsync(db => add(db, to), cancellationToken) ? 1 : 0;
        }

        return told;
    }

    private async Task<bool> WriteAsync(Action<ClinicDbContext> add, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        add(db);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException error) when (errors.IsDuplicate(error))
        {
            // Another process told them at this moment.
            return false;
        }
    }
}
