using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace SpineClinic.Staff;

/// <summary>
/// Slows down guessing. A try is counted before the secret is looked at, so that a thousand tries at one moment are no more than a few. After the free ones
/// its key waits: one minute, then two, four, ... at most an hour. Never for good: otherwise anyone could lock anyone out. A key says what is tried and by
/// whom or for whom ("sign-in:" and an e-mail address, "resume:" and a network address), so that no use of it can count for another.
/// </summary>
public sealed class SignInGuard(IDbContextFactory<ClinicDbContext> contexts, IDatabaseErrors errors, IClock clock)
{
    public const int FreeTries = 5;
    private const int RetriesOnConflict = 20;
    private static readonly Duration FirstLock = Duration.FromMinutes(1);
    private static readonly Duration LongestLock = Duration.FromHours(1);
    private static readonly Duration Forgotten = Duration.FromHours(24);

    /// <summary>Counts a try, of which <see cref="FreeTries"/> are free.</summary>
    /// <returns>How long to wait; null when the password may be looked at now.</returns>
    public Task<Duration?> TryBeginAsync(string key, CancellationToken cancellationToken) => TryBeginAsync(key, FreeTries, cancellationToken);

    /// <summary>Counts a try with a key.</summary>
    /// <param name="key">In any case.</param>
    /// <param name="freeTries">How many there are before it waits.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>How long to wait; null when the secret may be looked at now.</returns>
    public async Task<Duration?> TryBeginAsync(string key, int freeTries, CancellationToken cancellationToken)
    {
        var hash = Hash(key);
        for (var i = 0; i < RetriesOnConflict; i++)
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            var now = clock.GetCurrentInstant();
            var tries = await db.SignInTries.SingleOrDefaultAsync(row => row.AddressHash == hash, cancellationToken);
            if (tries is null)
            {
                tries = new SignInTries(hash, now);
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
            tries.LockedUntil = tries.Count >= freeTries ? now + Lock(tries.Count - freeTries) : null;
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                return null;
            }
            catch (DbUpdateConcurrencyException)
            {
                // Another try with the same key at the same moment was counted first.
            }
            catch (DbUpdateException error) when (errors.IsDuplicate(error))
            {
                // The same, for the first try ever.
            }
        }

        return FirstLock;
    }

    /// <summary>The password was right: the count starts again.</summary>
    public Task SucceedAsync(string key, CancellationToken cancellationToken) => ChangeAsync(key, (db, tries) => db.SignInTries.Remove(tries), cancellationToken);

    /// <summary>
    /// The secret was right: this try is not counted. Those before it stay, where whoever guesses could have a right one at hand to start the count again with.
    /// </summary>
    public Task TakeBackAsync(string key, CancellationToken cancellationToken) => ChangeAsync(
        key,
        (_, tries) =>
        {
            tries.Count = Math.Max(0, tries.Count - 1);
            tries.LockedUntil = null;
        },
        cancellationToken);

    private async Task ChangeAsync(string key, Action<ClinicDbContext, SignInTries> change, CancellationToken cancellationToken)
    {
        var hash = Hash(key);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.SignInTries.SingleOrDefaultAsync(row => row.AddressHash == hash, cancellationToken) is not { } tries)
        {
            return;
        }

        change(db, tries);
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

    private static string Hash(string key) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key.Trim().ToLowerInvariant())));
}
