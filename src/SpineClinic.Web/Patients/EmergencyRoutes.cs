using Microsoft.AspNetCore.Http.HttpResults;
using SpineClinic.Enquiries;
using SpineClinic.Web.Hosting;

namespace SpineClinic.Web.Patients;

/// <summary>
/// The emergency and urgent pages: plain pages without script, live connection or anything that runs out. Nothing here leads on into the form, except that a
/// person says that a doctor has checked it already, or goes back and answers otherwise.
/// </summary>
public static class EmergencyRoutes
{
    private const string Home = "/enquire";
    private const string Emergency = $"{Home}/emergency";

    public static IEndpointRouteBuilder MapEmergency(this IEndpointRouteBuilder endpoints)
    {
        var pages = endpoints.MapGroup(Home).AddEndpointFilter<PatientFailures>().DisableAntiforgery();
        pages.MapMethods("/emergency", Reading.Methods, (HttpContext http, StopVisit visit) => visit.ShowEmergencyAsync([], new TypedContact("", ""), http.RequestAborted));
        pages.MapGet("/emergency/helped", ShowHelpedAsync);
        pages.MapGet("/emergency/told", ShowToldAsync);
        pages.MapGet("/urgent", ShowUrgentAsync);

        var posts = pages.MapGroup("").RequireRateLimiting(EnquiryRoutes.RateLimit);
        posts.MapPost("/emergency/helped", GetHelpAsync);
        posts.MapPost("/emergency/told", TellAsync);
        posts.MapPost("/emergency/checked", AlreadyCheckedAsync);
        posts.MapPost("/urgent", ContinueFromUrgentAsync);
        return endpoints;
    }

    private static async Task<IResult> GetHelpAsync(HttpContext http, EmergencyContact emergency, CancellationToken cancellationToken)
    {
        await emergency.EndAsync(DraftCookie.Read(http), StopEnd.GettingHelp, cancellationToken);
        return new SeeOtherResult($"{Emergency}/helped");
    }

    private static Task<IResult> ShowHelpedAsync(StopVisit visit, CancellationToken cancellationToken) => visit.ShowDoneAsync("helpDone", receipt: null, cancellationToken);

    private static async Task<IResult> TellAsync(HttpContext http, StopVisit visit, EmergencyContact emergency, CancellationToken cancellationToken)
    {
        var form = await PostedForm.ReadAsync(http);
        var typed = new TypedContact(form["name"].ToString(), form["phone"].ToString());
        PatientFailures.Remember(http, new[] { typed.Name, typed.Phone }.Where(words => words.Length > 0));
        return await emergency.TellAsync(DraftCookie.Read(http), typed.Name, typed.Phone, cancellationToken) switch
        {
            null => new SeeOtherResult(Emergency),
            { Receipt: not null } => new SeeOtherResult($"{Emergency}/told"),
            var result => await visit.ShowEmergencyAsync(result.Errors, typed, cancellationToken),
        };
    }

    private static async Task<IResult> ShowToldAsync(HttpContext http, StopVisit visit, EmergencyContact emergency, CancellationToken cancellationToken) =>
        await emergency.FindAsync(DraftCookie.Read(http), cancellationToken) is { } receipt
            ? await visit.ShowDoneAsync("tellDone", receipt, cancellationToken)
            : new SeeOtherResult(Emergency);

    private static async Task<IResult> AlreadyCheckedAsync(
        HttpContext http, Drafts drafts, EmergencyContact emergency, Questionnaire questionnaire, CancellationToken cancellationToken)
    {
        var token = DraftCookie.Read(http);
        if (await drafts.FindAsync(token, cancellationToken) is not { IsSent: false, Route.Emergencies.Count: > 0 } draft
            || StopVisit.TimingPage(draft, questionnaire) is not { } page)
        {
            return new SeeOtherResult(Emergency);
        }

        await emergency.EndAsync(token, StopEnd.AlreadyChecked, cancellationToken);
        return new SeeOtherResult($"{Home}/{page}");
    }

    private static async Task<IResult> ShowUrgentAsync(
        HttpContext http, PatientContexts contexts, Drafts drafts, Questionnaire questionnaire, CancellationToken cancellationToken)
    {
        if (await drafts.FindAsync(DraftCookie.Read(http), cancellationToken) is not { } draft)
        {
            return new SeeOtherResult(Home);
        }

        if (draft.IsSent || draft.Route.Emergencies.Count > 0 || draft.Route.Urgents.Count == 0)
        {
            return new SeeOtherResult(FormPages.AddressOf(draft));
        }

        var context = await contexts.RequireAsync(draft, cancellationToken);
        return new RazorComponentResult<UrgentPage>(new
        {
            Context = context,
            Rules = draft.Route.Urgents,
            Quotes = Quote.Of(draft.Route.Urgents, questionnaire, draft, context),
            Back = $"{Home}/{draft.Route.Before(FormRoute.Urgent)}",
        });
    }

    private static async Task<IResult> ContinueFromUrgentAsync(HttpContext http, Drafts drafts, CancellationToken cancellationToken) =>
        new SeeOtherResult(FormPages.AddressOf((await drafts.ContinueFromUrgentAsync(DraftCookie.Read(http), cancellationToken)).Next!));
}
