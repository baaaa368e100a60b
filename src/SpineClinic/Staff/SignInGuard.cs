using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace SpineClinic.Staff;

/// <summary>
/// Slows down guessing. A try is counted before the password is looked at, so that a thousand tries at one moment are no more than a few. From the fifth on
/// the address waits: one minute, then two, four, ... at most an hour. Never for good: otherwise anyone could lock anyone out.
/// </summary>
public sealed class SignInGuard(IDbContextFactory<ClinicDbContext> contexts, IDatabaseErrors errors, IClock clock)
{
    public const int FreeTries = 5;
    private const int RetriesOnConflict = 20;
    private static readonly Duration FirstLock = Duration.FromMinutes(1);
    private static readonly Duration LongestLock = Duration.FromHours(1);
    private static readonly Duration Forgotten = Duration.FromHours(24);

    /// <summary>Counts a try with an address.</summary>
    /// <returns>How long to wait; null when the password may be looked at now.</returns>
    public async Task<Duration?> TryBeginAsync(string email, CancellationToken cancellationToken)
    {
        var key = Hash(email);
        for (var i = 0; i < RetriesOnConflict; i++)
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            var now = clock.GetCurrentInstant();
            var tries = await db.SignInTries.SingleOrDefaultAsync(row => row.AddressHash == key, cancellationToken);
            if (tries is null)
            {
                tries = new SignInTries(key, now);
                db.SignInTries.Add(tries);
            }
            else if (tries.LockedUntil > now)
            {
                return tries.LockedUntil - now;
            }
            else if (now - tries.LastAt > Forgotten)
            {
                tries.Count = 0;
            }

            tries.Count++;
            tries.LastAt = now;
            tries.LockedUntil = tries.Count >= FreeTries ? now + Lock(tries.Count - FreeTries) : null;
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                return null;
            }
            catch (DbUpdateConcurrencyException)
            {
                // Another try with the same address at the same moment was counted first.
            }
            catch (DbUpdateException error) when (errors.IsDuplicate(error))
            {
                // The same, for the first try ever.
            }
        }

        return FirstLock;
    }

    /// <summary>The password was right: the count starts again.</summary>
    public async Task SucceedAsync(string email, CancellationToken cancellationToken)
    {
        var key = Hash(email);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.SignInTries.SingleOrDefaultAsync(row => row.AddressHash == key, cancellationToken) is not { } tries)
        {
            return;
        }

        db.SignInTries.Remove(tries);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Someone tried again in this moment: that try stays counted.
        }
    }

    private static Duration Lock(int times) => Duration.Min(FirstLock * Math.Pow(2, Math.Min(times, 10)), LongestLock);

    private static string Hash(string email) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(email.Trim().ToLowerInvariant())));
}
