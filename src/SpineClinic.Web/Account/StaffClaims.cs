using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using SpineClinic.Staff;

namespace SpineClinic.Web.Account;

/// <summary>What a sign-in cookie says: who, and the stamp that ends it when the account changes. What the person may do is read from the account each time.</summary>
public sealed class StaffClaims(IOptions<IdentityOptions> options) : IUserClaimsPrincipalFactory<StaffMember>
{
    public Task<ClaimsPrincipal> CreateAsync(StaffMember user)
    {
        ArgumentNullException.ThrowIfNull(user);
        var claims = options.Value.ClaimsIdentity;
        var identity = new ClaimsIdentity(IdentityConstants.ApplicationScheme, claims.UserNameClaimType, claims.RoleClaimType);
        identity.AddClaim(new Claim(claims.UserIdClaimType, user.Id.ToString()));
        identity.AddClaim(new Claim(claims.UserNameClaimType, user.DisplayName));
        identity.AddClaim(new Claim(claims.RoleClaimType, user.Role.ToString()));
        identity.AddClaim(new Claim(claims.SecurityStampClaimType, user.SecurityStamp ?? ""));
        return Task.FromResult(new ClaimsPrincipal(identity));
    }
}
