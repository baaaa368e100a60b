using SpineClinic.Enquiries;

namespace SpineClinic.Web.Patients;

/// <summary>
/// The language of a page that is shown when something failed. It asks the request and the memory of this process, never the database, which may be what
/// failed; whether the language is signed is therefore not asked either, and no such page says anything clinical.
/// </summary>
public sealed class RequestLanguage(IHttpContextAccessor http, QuestionnaireLibrary questionnaires)
{
    private const string QueryName = "language";
    private static readonly object PostedKey = new();

    /// <summary>The words for this request: the language that it names, or that of its draft, or the browser's. Staff read English.</summary>
    public Wording Words => questionnaires.Wording(http.HttpContext is not { } context || IsStaff(context)
        ? PatientContexts.DefaultLanguage
        : Asked(context) ?? OfDraft(context) ?? Accepted(context) ?? PatientContexts.DefaultLanguage);

    /// <summary>Keeps the language that a form was posted in for a failure within this request.</summary>
    public static void Remember(HttpContext context, string language)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Items[PostedKey] = language;
    }

    /// <summary>The language that the address or the form names.</summary>
    /// <returns>Null when it names none, or one that there are no words in.</returns>
    public string? Asked(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return Known(context.Request.Query[QueryName].ToString()) ?? Known(context.Items[PostedKey] as string);
    }

    private static bool IsStaff(HttpContext context) =>
        context.User.Identity is { IsAuthenticated: true } || context.Request.Path.StartsWithSegments("/staff", StringComparison.OrdinalIgnoreCase);

    private string? OfDraft(HttpContext context) => DraftCookie.Read(context) is { Length: > 0 } token
        ? Known(context.RequestServices.GetRequiredService<Drafts>().Remembered(token)?.Language)
        : null;

    private string? Accepted(HttpContext context) => context.Request.GetTypedHeaders().AcceptLanguage
        .Where(language => language.Quality is not 0)
        .OrderByDescending(language => language.Quality ?? 1)
        .Select(language => Known(language.Value.ToString().Split('-')[0].ToLowerInvariant()))
        .FirstOrDefault(language => language is not null);

    private string? Known(string? language) => questionnaires.Languages.Any(words => words.Language == language) ? language : null;
}
