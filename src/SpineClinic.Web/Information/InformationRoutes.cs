using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;
using SpineClinic.Web.Patients;

namespace SpineClinic.Web.Information;

/// <summary>Pages that are only read: no cookie, no script, nothing kept. Their language is in their address, and every link on them keeps it.</summary>
public static class InformationRoutes
{
    public static IEndpointRouteBuilder MapInformation(this IEndpointRouteBuilder endpoints)
    {
        var pages = endpoints.MapGroup("").AddEndpointFilter<PatientFailures>();
        pages.MapGet("/", ShowAsync<HomePage>);
        pages.MapGet("/emergency", ShowAsync<EmergencyPage>);
        pages.MapGet("/contact", ShowAsync<ContactPage>);
        pages.MapGet("/privacy", ShowAsync<PrivacyPage>);
        pages.MapGet("/cookies", ShowAsync<CookiesPage>);
        pages.MapGet("/accessibility", ShowAsync<AccessibilityPage>);
        return endpoints;
    }

    private static async Task<IResult> ShowAsync<TPage>(string? language, PatientContexts contexts, CancellationToken cancellationToken)
        where TPage : IComponent =>
        await contexts.FindAsync(language ?? PatientContexts.DefaultLanguage, they: false, cancellationToken) is { } context
            ? new RazorComponentResult<TPage>(new { Context = await contexts.WithLanguagesAsync(context, cancellationToken) })
            : new RazorComponentResult<NotSetUpPage> { StatusCode = StatusCodes.Status503ServiceUnavailable };
}
