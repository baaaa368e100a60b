using Microsoft.AspNetCore.Identity;
using NodaTime;
using SpineClinic.Audit;
using SpineClinic.Staff;

namespace SpineClinic.Web.Account;

/// <summary>Makes staff accounts, each with its line in the trail, in one transaction.</summary>
public sealed class StaffAccounts(UserManager<StaffMember> users, ClinicDbContext db, IClock clock)
{
    /// <param name="member">Who.</param>
    /// <param name="password">Checked and hashed; null when the member has a hash already.</param>
    /// <returns>What is wrong; succeeded when it is made.</returns>
    public async Task<IdentityResult> CreateAsync(StaffMember member, string? password)
    {
        ArgumentNullException.ThrowIfNull(member);

        // The account's store saves this context: the entry goes with it, or neither does.
        var entry = db.AuditEntries.Add(new AuditEntry(clock.GetCurrentInstant(), Actor.System, "staff.Created", "staff", member.Id, member.Role.ToString()));
        var made = password is null ? await users.CreateAsync(member) : await users.CreateAsync(member, password);
        if (!made.Succeeded)
        {
            entry.State = Microsoft.EntityFrameworkCore.EntityState.Detached;
        }

        return made;
    }
}
