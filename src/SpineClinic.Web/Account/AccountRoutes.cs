using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using NodaTime;
using SpineClinic.Specialists;
using SpineClinic.Staff;
using SpineClinic.Web.Hosting;
using SpineClinic.Web.Patients;
using SpineClinic.Web.Ui;
using SpineClinic.Website;

namespace SpineClinic.Web.Account;

/// <summary>Signing in and out. Plain pages: they must work where nothing else does.</summary>
public static class AccountRoutes
{
    public const string SignIn = "/staff/sign-in";
    private const string Board = "/staff";

    public static IEndpointRouteBuilder MapAccount(this IEndpointRouteBuilder endpoints)
    {
        var account = endpoints.MapGroup("/staff").DisableAntiforgery();
        account.MapGet("/sign-in", ShowAsync).AllowAnonymous();
        account.MapPost("/sign-in", SignInAsync).AllowAnonymous();
        account.MapPost("/sign-out", SignOutAsync).AllowAnonymous();
        account.MapGet("/set-up", ShowSetUpAsync).AllowAnonymous();
        account.MapPost("/set-up", CompleteSetUpAsync).AllowAnonymous();
        return endpoints;
    }

    private static async Task<IResult> ShowAsync(string? returnUrl, ClinicProfile clinic, CancellationToken cancellationToken) =>
        await PageAsync(clinic, "", Safe(returnUrl), null, StatusCodes.Status200OK, cancellationToken);

    private static async Task<IResult> SignInAsync(HttpContext http, StaffSignIn signIn, ClinicProfile clinic, CancellationToken cancellationToken)
    {
        var form = await PostedForm.ReadAsync(http);
        var (email, returnUrl) = (form["email"].ToString().Trim(), Safe(form["returnUrl"].ToString()));
        if (email.Length is 0 or > 254 || form["password"].ToString() is not { Length: > 0 and <= 512 } password)
        {
            return await PageAsync(clinic, email, returnUrl, "Enter your email address and your password", StatusCodes.Status422UnprocessableEntity, cancellationToken);
        }

        switch (await signIn.TryAsync(email, password, http.Connection.RemoteIpAddress?.ToString() ?? "", cancellationToken))
        {
            case null:
                return new SeeOtherResult(returnUrl);
            case var wait when wait > Duration.Zero:
                http.Response.Headers.RetryAfter = Math.Ceiling(wait.Value.TotalSeconds).ToString(CultureInfo.InvariantCulture);
                return await PageAsync(
                    clinic, email, returnUrl, $"Too many tries. Wait {Minutes(wait.Value)} and try again", StatusCodes.Status429TooManyRequests, cancellationToken);
            default:
                return await PageAsync(clinic, email, returnUrl, "The email address or the password is not right", StatusCodes.Status422UnprocessableEntity, cancellationToken);
        }
    }

    private static async Task<IResult> SignOutAsync(HttpContext http, SignInManager<StaffMember> signIn)
    {
        await signIn.SignOutAsync();
        http.Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        return new SeeOtherResult(SignIn);
    }

    private static async Task<IResult> ShowSetUpAsync(string? code, SetUp setUp, CancellationToken cancellationToken) =>
        await setUp.IsOpenAsync(code, cancellationToken) ? SetUpPage(setUp, code!, new SetUp.Form(), []) : Results.NotFound();

    private static async Task<IResult> CompleteSetUpAsync(string? code, HttpContext http, SetUp setUp, CancellationToken cancellationToken)
    {
        if (!await setUp.IsOpenAsync(code, cancellationToken))
        {
            return Results.NotFound();
        }

        var given = await PostedForm.ReadAsync(http);
        var form = new SetUp.Form(
            given["clinicName"].ToString(), given["phone"].ToString(), given["jurisdiction"].ToString(), given["timeZone"].ToString(), given["minimumAge"].ToString(), given["managerName"].ToString(),
            given["email"].ToString(), given["password"].ToString());
        return await setUp.CompleteAsync(form, cancellationToken) is { Count: > 0 } errors ? SetUpPage(setUp, code!, form, errors) : new SeeOtherResult(SignIn);
    }

    private static RazorComponentResult<SetUpPage> SetUpPage(SetUp setUp, string code, SetUp.Form form, IReadOnlyList<FieldError> errors) =>
        new(new { Form = form, Code = code, setUp.Jurisdictions, Errors = errors })
        {
            StatusCode = errors.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
        };

    private static async Task<RazorComponentResult<SignInPage>> PageAsync(
        ClinicProfile clinic, string email, string returnUrl, string? error, int status, CancellationToken cancellationToken)
    {
        var profile = await clinic.FindAsync(cancellationToken);
        return new RazorComponentResult<SignInPage>(new
        {
            ClinicName = profile?.Clinic.Name ?? "SpineClinic",
            Phone = profile?.Clinic.Phone ?? "",
            Region = profile?.Clinic.PhoneRegion ?? "",
            Look = profile is null ? ClinicLook.Plain : ClinicLook.Of(profile.Clinic),
            Email = email,
            ReturnUrl = returnUrl,
            Error = error,
        })
        {
            StatusCode = status,
        };
    }

    // Only addresses of the staff area: a link in a mail must not send someone elsewhere after they signed in.
    private static string Safe(string? returnUrl) =>
        returnUrl is not null && (returnUrl == Board || returnUrl.StartsWith(Board + "/", StringComparison.Ordinal) || returnUrl.StartsWith(Board + "?", StringComparison.Ordinal)) && !returnUrl.StartsWith(SignIn, StringComparison.Ordinal)
        && !returnUrl.Contains('\\', StringComparison.Ordinal) && !returnUrl.Any(char.IsControl)
            ? returnUrl
            : Board;

    private static string Minutes(Duration wait) => wait.TotalMinutes <= 1 ? "a minute" : $"{Math.Ceiling(wait.TotalMinutes).ToString(CultureInfo.InvariantCulture)} minutes";
}
