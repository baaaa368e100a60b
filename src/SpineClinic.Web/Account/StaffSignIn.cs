using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Identity;
using NodaTime;
using SpineClinic.Audit;
using SpineClinic.Staff;

namespace SpineClinic.Web.Account;

/// <summary>
/// Signs staff in. Every wrong answer is the same answer and takes the same work, whether there is such an account or not. Two brakes: one for each e-mail
/// address (<see cref="SignInGuard"/>) and one for each network address.
/// </summary>
public sealed class StaffSignIn(
    UserManager<StaffMember> users,
    SignInManager<StaffMember> signIn,
    IPasswordHasher<StaffMember> hasher,
    SignInGuard guard,
    StaffSignIn.Failures failures,
    ClinicDbContext db,
    IClock clock)
{
    private static readonly StaffMember Nobody = new("nobody@invalid", "Nobody", Role.Receptionist);
    private static string? nobodysHash;

    /// <returns>Null when signed in; how long to wait; or zero when the address or password is not right.</returns>
    public async Task<Duration?> TryAsync(string email, string password, string networkAddress, CancellationToken cancellationToken)
    {
        if (failures.Wait(networkAddress) is { } pause)
        {
            return pause;
        }

        if (await guard.TryBeginAsync(GuardKey(email), cancellationToken) is { } wait)
        {
            return wait;
        }

        var member = await users.FindByEmailAsync(email);
        if (member is { IsActive: true } && await users.CheckPasswordAsync(member, password))
        {
            await guard.SucceedAsync(GuardKey(email), cancellationToken);
            db.AuditEntries.Add(new AuditEntry(clock.GetCurrentInstant(), Actor.Staff(member.Id), "staff.SignedIn", "staff", member.Id));
            await db.SaveChangesAsync(cancellationToken);
            await signIn.SignInAsync(member, isPersistent: false);
            return null;
        }

        if (member is not { IsActive: true })
        {
            nobodysHash ??= hasher.HashPassword(Nobody, Guid.NewGuid().ToString());
            hasher.VerifyHashedPassword(Nobody, nobodysHash, password);
        }

        failures.Count(networkAddress);
        return Duration.Zero;
    }

    private static string GuardKey(string email) => $"sign-in:{email}";

    /// <summary>Failed sign-ins by network address: 20 in 10 minutes, then none until the window ends.</summary>
    public sealed class Failures : IDisposable
    {
        private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

        private readonly PartitionedRateLimiter<string> limiter = PartitionedRateLimiter.Create<string, string>(address =>
            RateLimitPartition.GetFixedWindowLimiter(address, _ => new FixedWindowRateLimiterOptions { PermitLimit = 20, Window = Window, QueueLimit = 0 }));

        public Duration? Wait(string address)
        {
            using var lease = limiter.AttemptAcquire(address, permitCount: 0);
            return lease.IsAcquired ? null : Duration.FromTimeSpan(lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : Window);
        }

        public void Count(string address) => limiter.AttemptAcquire(address).Dispose();

        public void Dispose() => limiter.Dispose();
    }
}
