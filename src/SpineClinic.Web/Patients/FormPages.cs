using Microsoft.AspNetCore.Http.HttpResults;
using SpineClinic.Enquiries;
using SpineClinic.Web.Hosting;

namespace SpineClinic.Web.Patients;

/// <summary>What the routes of the form have in common: where things are, who may see them, and what was posted.</summary>
internal static class FormPages
{
    public const string Home = "/enquire";
    public const string Save = "save";
    public const string WelcomeBack = "welcome-back";
    public const string SaveAddress = $"{Home}/{Save}";

    private const string ThenName = "then";
    private const string ThenSave = "save";

    // The context of an open form; the second part is set when the form is closed.
    public static async Task<(PatientContext Context, string? Closed)> OpenAsync(PatientContexts contexts, CancellationToken cancellationToken, DraftState? draft = null) =>
        draft is null
            ? await OpenAsync(contexts, PatientContexts.DefaultLanguage, they: false, cancellationToken)
            : await OpenAsync(contexts, await contexts.RequireAsync(draft, cancellationToken), cancellationToken);

    public static async Task<(PatientContext Context, string? Closed)> OpenAsync(
        PatientContexts contexts, string language, bool they, CancellationToken cancellationToken) =>
        await OpenAsync(contexts, await contexts.FindAsync(language, they, cancellationToken), cancellationToken);

    private static async Task<(PatientContext Context, string? Closed)> OpenAsync(PatientContexts contexts, PatientContext? context, CancellationToken cancellationToken) =>
        context is { IsOpen: true } ? (await contexts.WithLanguagesAsync(context, cancellationToken), null) : (null!, "closed");

    public static async Task<IResult> ClosedAsync(PatientContexts contexts, CancellationToken cancellationToken, string? language = null) =>
        await contexts.FindAsync(language ?? PatientContexts.DefaultLanguage, they: false, cancellationToken) is { } context
            ? new RazorComponentResult<NoticePage>(new { Context = context, PageId = "closed" }) { StatusCode = StatusCodes.Status503ServiceUnavailable }
            : new RazorComponentResult<NotSetUpPage> { StatusCode = StatusCodes.Status503ServiceUnavailable };

    public static string AddressOf(DraftState draft) => draft.IsSent ? $"{Home}/received" : AddressOf(draft.Route.Next);

    public static string AddressOf(string page) => page.Length == 0 ? Home : $"{Home}/{page}";

    /// <summary>An address in a language that is not the default one; an address that names its language keeps it.</summary>
    public static string InLanguage(string address, string? language)
    {
        if (string.IsNullOrEmpty(language) || language == PatientContexts.DefaultLanguage || address.Contains("?language=", StringComparison.Ordinal) || address.Contains("&language=", StringComparison.Ordinal))
        {
            return address;
        }

        var page = address.Split('#')[0];
        return $"{page}{(page.Contains('?', StringComparison.Ordinal) ? '&' : '?')}language={Uri.EscapeDataString(language)}{address[page.Length..]}";
    }

    public static SeeOtherResult SeeOther(string address) => new(address);

    /// <summary>A page of questions, or the last one: not a stop, and not the receipt.</summary>
    public static bool IsOfTheForm(string page, Questionnaire questionnaire) => page == FormRoute.Check || questionnaire.FindPage(page) is not null;

    public static bool AsksToSave(IFormCollection form) => form[ThenName] == ThenSave;

    /// <summary>The answers of one page as posted, and whether the person wants to save and come back.</summary>
    public static async Task<(Dictionary<string, IReadOnlyList<string>> Posted, bool ThenSave)> ReadAsync(HttpContext http, QuestionnairePage page)
    {
        var form = await PostedForm.ReadAsync(http);
        var posted = page.Questions.ToDictionary(question => question.Id, question => (IReadOnlyList<string>)[.. form[question.Id].Select(value => value ?? "")]);
        PatientFailures.Remember(http, page.Questions.Where(question => question.IsText).SelectMany(question => posted[question.Id]).Where(text => text.Length > 0));
        return (posted, AsksToSave(form));
    }
}
