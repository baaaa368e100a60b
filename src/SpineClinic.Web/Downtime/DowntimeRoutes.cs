using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using SpineClinic.Staff;
using SpineClinic.Web.Patients;
using SpineClinic.Web.Reception;

namespace SpineClinic.Web.Downtime;

/// <summary>The list for when the program is away.</summary>
public static class DowntimeRoutes
{
    public const string Address = "/staff/downtime";

    public static IServiceCollection AddDowntime(this IServiceCollection services) => services.AddSingleton<PackFiles>().AddHostedService<PackWorker>();

    public static IEndpointRouteBuilder MapDowntime(this IEndpointRouteBuilder endpoints)
    {
        var downtime = endpoints.MapGroup(Address).DisableAntiforgery().RequireAuthorization(nameof(Permission.ReadEnquiry));
        downtime.MapGet("", ShowAsync);
        downtime.MapPost("", DownloadAsync);
        return endpoints;
    }

    private static async Task<IResult> ShowAsync(StaffVisit visit, PackFiles files)
    {
        if (await visit.ActorAsync() is not { } actor)
        {
            return Results.Challenge();
        }

        return await visit.ClinicAsync() is var (name, isDemo)
            ? new RazorComponentResult<DowntimePage>(new { Actor = actor, ClinicName = name, IsDemo = isDemo, files.IsOn, files.Nights })
            : new RazorComponentResult<NotSetUpPage> { StatusCode = StatusCodes.Status503ServiceUnavailable };
    }

    // Not opened in this window: its own script would not be allowed here, and must not be.
    private static async Task<IResult> DownloadAsync(HttpContext http, StaffVisit visit, PackFiles files)
    {
        if (await visit.ActorAsync() is not { } actor)
        {
            return Results.Challenge();
        }

        if (!files.IsOn)
        {
            return new SeeOtherResult(Address);
        }

        var (name, content) = await files.MakeAsync(actor, http.RequestAborted);
        return Results.File(Encoding.UTF8.GetBytes(content), "text/html; charset=utf-8", name);
    }
}
