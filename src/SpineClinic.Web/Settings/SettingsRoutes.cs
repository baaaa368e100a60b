using Microsoft.AspNetCore.Http.HttpResults;
using SpineClinic.Enquiries;
using SpineClinic.Mail;
using SpineClinic.Specialists;
using SpineClinic.Staff;
using SpineClinic.Triage;
using SpineClinic.Web.Hosting;
using SpineClinic.Web.Information;
using SpineClinic.Web.Patients;
using SpineClinic.Web.Settings.Design;
using SpineClinic.Web.Settings.OwnSite;
using SpineClinic.Web.Settings.Shape;

namespace SpineClinic.Web.Settings;

/// <summary>What stands behind the public form: who signed it, how the safety net is set, and what other rules would do. Plain pages and plain posts.</summary>
public static class SettingsRoutes
{
    public const string SignOff = "/staff/settings/sign-off";
    public const string Safety = "/staff/settings/safety";
    public const string ShadowRun = "/staff/settings/shadow-run";
    public const string Button = "/staff/settings/button";
    public const string Design = "/staff/settings/design";

    public static IEndpointRouteBuilder MapSettings(this IEndpointRouteBuilder endpoints)
    {
        var settings = endpoints.MapGroup("").DisableAntiforgery().RequireAuthorization();
        var signOff = settings.MapGroup(SignOff).RequireAuthorization(nameof(Permission.ConfirmClinicalContent));
        signOff.MapGet("", (SettingsVisit visit) => visit.ShowSignOffAsync([], SignOffView.Typed.Nothing));
        signOff.MapPost("", SignAsync).RequireAuthorization(nameof(Permission.SignClinicalContent));
        signOff.MapPost("/{id:guid}/confirm", (Guid id, SettingsVisit visit) => visit.SignOffAsync((desk, actor, token) => desk.ConfirmAsync(actor, id, token)));
        signOff.MapPost("/{id:guid}/revoke", (Guid id, SettingsVisit visit) => visit.SignOffAsync((desk, actor, token) => desk.RevokeAsync(actor, id, token)));
        var safety = settings.MapGroup(Safety).RequireAuthorization(nameof(Permission.ManageClinic));
        safety.MapGet("", (bool? saved, SettingsVisit visit) => visit.ShowSafetyAsync(saved ?? false));
        safety.MapPost("", ChangeSafetyAsync);
        var shadow = settings.MapGroup(ShadowRun).RequireAuthorization(nameof(Permission.ConfirmClinicalContent));
        shadow.MapGet("", (SettingsVisit visit) => visit.ShowShadowRunAsync());
        shadow.MapPost("", RunAsync);
        settings.MapGet(Button, ShowButtonAsync).RequireAuthorization(nameof(Permission.ManageClinic));
        settings.MapGet(Design, ShowDesignAsync);
        settings.MapShape();
        settings.MapOwnSite();
        return endpoints;
    }

    private static Task<IResult> ShowButtonAsync(string? language, string? look, SettingsVisit visit, PatientContexts contexts, ClinicAddress site, CancellationToken token) =>
        visit.VisitAsync(async (actor, context) =>
        {
            var languages = (await contexts.WithLanguagesAsync(context, token)).Languages;
            var words = languages.FirstOrDefault(words => words.Language == language) ?? context.Default;
            return new RazorComponentResult<ButtonPage>(new { Actor = actor, Context = context, Languages = languages, Button = new EnquiryButton(words, look), Site = site });
        });

    private static Task<IResult> ShowDesignAsync(SettingsVisit visit, StyleTokens tokens, QuestionnaireLibrary questionnaires) =>
        visit.VisitAsync((actor, context) => Task.FromResult<IResult>(new RazorComponentResult<DesignPage>(new { Actor = actor, Context = context, Tokens = tokens, Arabic = questionnaires.Wording("ar") })));

    private static async Task<IResult> SignAsync(HttpContext http, SettingsVisit visit)
    {
        var form = await PostedForm.ReadAsync(http);
        return await visit.SignAsync(form["editions"], new SignOffView.Typed(form["registration"].ToString(), [.. form["wordings"].OfType<string>()], [.. form["packs"].OfType<string>()]));
    }

    private static async Task<IResult> ChangeSafetyAsync(HttpContext http, SettingsVisit visit)
    {
        var form = await PostedForm.ReadAsync(http);

        // By name only: the runtime would take a number for one, too.
        PriorityMode? mode = Enum.GetNames<PriorityMode>().Contains(form["priorityMode"].ToString()) ? Enum.Parse<PriorityMode>(form["priorityMode"].ToString()) : null;
        return await visit.ChangeSafetyAsync(
            mode, form["position"] == "yes", new SafetySettings.Values(mode ?? PriorityMode.List, form["fromAbroad"] == "yes", form["onCallEmail"].ToString(), form["crisisProtocol"].ToString())
            {
                CallsBeforeUnreachable = form.TryGetValue("callsBeforeUnreachable", out var calls) ? calls.ToString() : null,
            });
    }

    private static async Task<IResult> RunAsync(HttpContext http, SettingsVisit visit)
    {
        var form = await PostedForm.ReadAsync(http);
        return await visit.RunAsync(form["stopRules"].ToString(), form["priorityRules"].ToString());
    }
}
