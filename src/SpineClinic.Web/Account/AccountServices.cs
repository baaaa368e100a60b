using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using SpineClinic.Staff;
using SpineClinic.Web.Hosting;

namespace SpineClinic.Web.Account;

/// <summary>Staff accounts: ASP.NET Core Identity with its own password hashing, cookies and stamps.</summary>
public static class AccountServices
{
    private const int PasswordIterations = 210_000;

    /// <summary>Name of the cookie of those who are signed in, without the prefix that it has over https.</summary>
    public const string PlainCookie = "staff";

    /// <summary>How long somebody stays signed in.</summary>
    public static readonly TimeSpan SessionLength = TimeSpan.FromHours(12);
    private static readonly TimeSpan StampCheck = TimeSpan.FromMinutes(1);

    public static IServiceCollection AddStaffAccounts(this IServiceCollection services, HostSettings settings)
    {
        services.AddIdentityCore<StaffMember>(options =>
            {
                options.User.RequireUniqueEmail = true;
                options.Password = new PasswordOptions
                {
                    RequiredLength = 12,
                    RequireDigit = false,
                    RequireLowercase = false,
                    RequireUppercase = false,
                    RequireNonAlphanumeric = false,
                };
            })
            .AddUserStore<UserOnlyStore<StaffMember, ClinicDbContext, Guid>>()
            .AddClaimsPrincipalFactory<StaffClaims>()
            .AddSignInManager();
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = PasswordIterations);
        services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = StampCheck);
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.ConfigureApplicationCookie(options => Cookie(options, settings.PublicUrl.Scheme == Uri.UriSchemeHttps));
        services.AddAuthorization(options =>
        {
            foreach (var permission in Enum.GetValues<Permission>())
            {
                options.AddPolicy(permission.ToString(), policy => policy.RequireAuthenticatedUser()
                    .RequireRole(Enum.GetValues<Role>().Where(role => Permissions.Allow(role, permission)).Select(role => role.ToString())));
            }
        });
        services.AddCascadingAuthenticationState();
        services.AddSingleton<StaffSignIn.Failures>();
        services.AddSingleton<CurrentStaff>();
        services.AddSingleton<SetUp>();
        services.AddScoped<StaffAccounts>();
        services.AddScoped<StaffSignIn>();
        return services;
    }

    private static void Cookie(CookieAuthenticationOptions options, bool isHttps)
    {
        options.Cookie.Name = isHttps ? $"__Host-{PlainCookie}" : PlainCookie;
        options.Cookie.SecurePolicy = isHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.HttpOnly = true;
        options.ExpireTimeSpan = SessionLength;
        options.SlidingExpiration = false;
        options.LoginPath = AccountRoutes.SignIn;
        options.ReturnUrlParameter = "returnUrl";
        options.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
    }
}
