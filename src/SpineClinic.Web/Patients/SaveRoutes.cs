using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;
using NodaTime.Text;
using SpineClinic.Enquiries;
using SpineClinic.Mail;
using SpineClinic.Staff;
using SpineClinic.Web.Hosting;
using static SpineClinic.Web.Patients.FormPages;

namespace SpineClinic.Web.Patients;

/// <summary>Leaving the form for now: a code or a link to come back with, another language, a device that forgets. Looking at these pages changes nothing.</summary>
public static class SaveRoutes
{
    // More letters for one draft than anyone needs; then it waits as after wrong tries, so that nobody fills a stranger's mailbox from here.
    private const int FreeLetters = 5;

    public static IEndpointRouteBuilder MapSavedDrafts(this IEndpointRouteBuilder endpoints)
    {
        var form = endpoints.MapGroup(Home).AddEndpointFilter<PatientFailures>().DisableAntiforgery();
        form.MapGet("/save", ShowAsync);
        form.MapGet("/save/{made}", () => SeeOther(SaveAddress));
        form.MapGet("/cleared", ShowClearedAsync);

        var posts = form.MapGroup("").RequireRateLimiting(EnquiryRoutes.RateLimit);
        posts.MapPost("/save/code", MakeCodeAsync);
        posts.MapPost("/save/email", SendLinkAsync);
        posts.MapPost("/language", SpeakAsync);
        posts.MapPost("/finish", FinishAsync);
        return endpoints;
    }

    private static async Task<IResult> ShowAsync(
        string? sent, HttpContext http, PatientContexts contexts, Drafts drafts, ClinicAddress address, CancellationToken cancellationToken) =>
        await FindAsync(http, drafts, cancellationToken) is (var draft, null)
            ? await PageAsync(contexts, draft, address, new SavedSoFar { IsLinkSent = sent is not null }, cancellationToken)
            : SeeOther(await ElsewhereAsync(http, drafts, cancellationToken));

    // The code is shown in the answer to the post, and can be shown only there: nothing but its hash is kept.
    private static async Task<IResult> MakeCodeAsync(
        HttpContext http, PatientContexts contexts, Drafts drafts, ClinicAddress address, CancellationToken cancellationToken) =>
        await FindAsync(http, drafts, cancellationToken) is (var draft, null) && await drafts.MakeCodeAsync(DraftCookie.Read(http), cancellationToken) is { } code
            ? await PageAsync(contexts, draft, address, new SavedSoFar { Code = code }, cancellationToken)
            : SeeOther(await ElsewhereAsync(http, drafts, cancellationToken));

    private static async Task<IResult> SendLinkAsync(
        HttpContext http, PatientContexts contexts, Drafts drafts, ClinicAddress address, SignInGuard guard, CancellationToken cancellationToken)
    {
        var typed = (await PostedForm.ReadAsync(http))["email"].ToString().Trim();
        PatientFailures.Remember(http, [typed]);
        if (await FindAsync(http, drafts, cancellationToken) is not (var draft, null))
        {
            return SeeOther(await ElsewhereAsync(http, drafts, cancellationToken));
        }

        var context = await contexts.RequireAsync(draft, cancellationToken);
        if (ContactParser.Email(typed) is not { } email)
        {
            var error = context.Page(Save, typed.Length == 0 ? "emailRequired" : "emailInvalid");
            return await PageAsync(contexts, draft, address, new SavedSoFar { Email = typed, EmailError = error }, cancellationToken);
        }

        if (await guard.TryBeginAsync($"saved-link:{draft.Version.Id:N}", FreeLetters, cancellationToken) is { } wait)
        {
            var error = context.Page("resume", "locked", ("minutes", ResumeRoutes.Minutes(wait, http)));
            return await PageAsync(
                contexts, draft, address, new SavedSoFar { Email = typed, EmailError = error }, cancellationToken, StatusCodes.Status429TooManyRequests);
        }

        return SeeOther(await drafts.SendLinkAsync(DraftCookie.Read(http), email, cancellationToken) ? $"{SaveAddress}?sent=yes" : Home);
    }

    private static async Task<IResult> SpeakAsync(
        HttpContext http, PatientContexts contexts, Drafts drafts, Questionnaire questionnaire, CancellationToken cancellationToken)
    {
        var form = await PostedForm.ReadAsync(http);
        var (language, page) = (form["language"].ToString(), form["page"].ToString());
        if (await drafts.FindAsync(DraftCookie.Read(http), cancellationToken) is not { } draft)
        {
            return SeeOther(Home);
        }

        var context = await contexts.RequireAsync(draft, cancellationToken);
        if (!draft.IsSent && language != draft.Language && (await contexts.LanguagesAsync(context, cancellationToken)).Any(words => words.Language == language))
        {
            await drafts.SpeakAsync(DraftCookie.Read(http), language, cancellationToken);
        }

        // Only pages that there are: what was posted never becomes an address by itself.
        return SeeOther(page is Save or WelcomeBack || IsOfTheForm(page, questionnaire) ? $"{Home}/{page}" : AddressOf(draft));
    }

    private static async Task<IResult> FinishAsync(HttpContext http, PatientContexts contexts, Drafts drafts, CancellationToken cancellationToken)
    {
        var draft = await drafts.FindAsync(DraftCookie.Read(http), cancellationToken);
        DraftCookie.Clear(http);
        StatusCookie.Clear(http);
        http.Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        var address = InLanguage($"{Home}/cleared", draft?.Language);
        if (draft is { IsSent: false })
        {
            var zone = (await contexts.RequireAsync(draft, cancellationToken)).Profile.Calendar.Zone;
            address += $"{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}until={LocalDatePattern.Iso.Format(draft.ExpiresAt.InZone(zone).Date)}";
        }

        return SeeOther(address);
    }

    // Nothing is left on the device to know the draft by: its language and last day come with the address.
    private static async Task<IResult> ShowClearedAsync(string? language, string? until, PatientContexts contexts, IClock clock, CancellationToken cancellationToken)
    {
        if (await contexts.FindAsync(language ?? PatientContexts.DefaultLanguage, they: false, cancellationToken) is not { } context)
        {
            return await ClosedAsync(contexts, cancellationToken);
        }

        var today = clock.GetCurrentInstant().InZone(context.Profile.Calendar.Zone).Date;
        var day = LocalDatePattern.Iso.Parse(until ?? "") is { Success: true, Value: var last } && last >= today && last <= today.PlusDays((int)Draft.Lifetime.TotalDays)
            ? Moments.Say(last, context.Words)
            : null;
        return new RazorComponentResult<ClearedPage>(new { Context = context, Until = day });
    }

    // A draft that can be left for later. A stop page comes before that: the second part is then the way there.
    private static async Task<(DraftState Draft, string? Elsewhere)> FindAsync(HttpContext http, Drafts drafts, CancellationToken cancellationToken) =>
        await drafts.FindAsync(DraftCookie.Read(http), cancellationToken) is not { } draft ? (null!, Home)
        : draft.IsSent || draft.Route.Next is FormRoute.Emergency or FormRoute.Urgent ? (draft, AddressOf(draft))
        : (draft, null);

    private static async Task<string> ElsewhereAsync(HttpContext http, Drafts drafts, CancellationToken cancellationToken) =>
        (await FindAsync(http, drafts, cancellationToken)).Elsewhere ?? Home;

    private static async Task<IResult> PageAsync(
        PatientContexts contexts, DraftState draft, ClinicAddress address, SavedSoFar shown, CancellationToken cancellationToken, int refusal = StatusCodes.Status422UnprocessableEntity)
    {
        var context = await contexts.WithLanguagesAsync(await contexts.RequireAsync(draft, cancellationToken), cancellationToken);
        return new RazorComponentResult<SavePage>(new
        {
            Context = context,
            Shown = shown,
            Until = context.Time(draft.ExpiresAt),
            ResumeAddress = address.Of("/resume").Replace("https://", "", StringComparison.Ordinal),
            GoOn = AddressOf(draft),
        })
        {
            StatusCode = shown.EmailError is null ? StatusCodes.Status200OK : refusal,
        };
    }
}
