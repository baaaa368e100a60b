using System.Security.Claims;
using SpineClinic.Staff;

namespace SpineClinic.Web.Account;

/// <summary>The member of staff behind a signed-in browser, as the account is now and not as it was when they signed in.</summary>
public sealed class CurrentStaff(StaffDirectory directory)
{
    /// <returns>Null when nobody is signed in, or the account is no longer active.</returns>
    public async Task<StaffActor?> FindAsync(ClaimsPrincipal user, CancellationToken cancellationToken) =>
        Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? await directory.FindAsync(id, cancellationToken) : null;
}
