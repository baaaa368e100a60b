using Microsoft.AspNetCore.Http.HttpResults;
using SpineClinic.Enquiries;
using SpineClinic.Web.Information;

namespace SpineClinic.Web.Patients;

/// <summary>
/// What a patient sees when something fails: never a receipt, always the phone number, and their own words to copy. The safety questions fail loudly: the
/// emergency signs are on the page.
/// </summary>
public sealed class PatientFailures(PatientContexts contexts, Drafts drafts, RequestLanguage request, IDatabaseErrors errors, ILogger<PatientFailures> log) : IEndpointFilter
{
    private static readonly object WordsKey = new();

    /// <summary>Keeps what the person said within this request, to give it back if it cannot be stored.</summary>
    public static void Remember(HttpContext context, IEnumerable<string> words) => context.Items[WordsKey] = words.ToList();

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        http.Response.Headers.CacheControl = "no-store";
        try
        {
            return await next(context);
        }
        catch (BadHttpRequestException error) when (error.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return await PageAsync(http, "too-large", StatusCodes.Status413PayloadTooLarge);
        }
        catch (Exception error) when (error is not (OperationCanceledException or BadHttpRequestException))
        {
            // The type and the place only: a message could hold what the patient wrote.
            var isUnavailable = errors.IsUnavailable(error);
            log.LogError("A patient page failed ({Type}, unavailable: {IsUnavailable}) at {Stack}", error.GetType().Name, isUnavailable, error.StackTrace);
            http.Response.Headers.RetryAfter = "60";
            return await PageAsync(http, "error", isUnavailable ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status500InternalServerError);
        }
    }

    // What this process remembers of the draft does not need the database, which may be what failed.
    private async Task<string> LanguageAsync(HttpContext http)
    {
        if (request.Asked(http) is { } asked)
        {
            return asked;
        }

        var token = DraftCookie.Read(http);
        try
        {
            return (drafts.Remembered(token) ?? await drafts.FindAsync(token, CancellationToken.None))?.Language ?? PatientContexts.DefaultLanguage;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return PatientContexts.DefaultLanguage;
        }
    }

    private async Task<IResult> PageAsync(HttpContext http, string page, int status)
    {
        try
        {
            return await contexts.FindAsync(await LanguageAsync(http), they: false, CancellationToken.None) is { } context
                ? new RazorComponentResult<NoticePage>(new
                {
                    Context = context,
                    PageId = page,
                    IsSafety = page == "error",
                    Words = page == "error" && http.Items[WordsKey] is List<string> words ? words : [],
                })
                {
                    StatusCode = status,
                }
                : new RazorComponentResult<NotSetUpPage> { StatusCode = status };
        }
        catch (Exception error) when (errors.IsUnavailable(error))
        {
            // Nothing is known of the clinic, not even whether it has been set up: what can be said is that it is our fault, and where help is.
            return new RazorComponentResult<ErrorPage>(new { request.Words, Status = status }) { StatusCode = status };
        }
    }
}
