using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;
using SpineClinic.Specialists;
using SpineClinic.Staff;
using SpineClinic.Triage;
using SpineClinic.Web.Hosting;
using SpineClinic.Web.Patients;

namespace SpineClinic.Web.Reception;

/// <summary>From one shift to the next.</summary>
public static class HandoverRoutes
{
    public const string Address = "/staff/handover";

    // The end of the year 9999.
    private const long MostMilliseconds = 253_402_300_799_000;

    public static IEndpointRouteBuilder MapHandover(this IEndpointRouteBuilder endpoints)
    {
        var handover = endpoints.MapGroup(Address).DisableAntiforgery().RequireAuthorization(nameof(Permission.ReadEnquiry));
        handover.MapGet("", (StaffVisit visit, Handover desk, ClinicProfile clinic, HttpContext http) => ShowAsync(visit, desk, clinic, http, null, null));
        handover.MapPost("/read", MarkReadAsync);
        handover.MapPost("/notes", AddNoteAsync).RequireAuthorization(nameof(Permission.AddNote));
        return endpoints;
    }

    private static async Task<IResult> ShowAsync(StaffVisit visit, Handover desk, ClinicProfile clinic, HttpContext http, string? note, string? error)
    {
        if (await visit.ActorAsync() is not { } actor)
        {
            return Results.Challenge();
        }

        if (await visit.ClinicAsync() is not var (name, isDemo))
        {
            return new RazorComponentResult<NotSetUpPage> { StatusCode = StatusCodes.Status503ServiceUnavailable };
        }

        return new RazorComponentResult<HandoverPage>(new
        {
            Actor = actor,
            ClinicName = name,
            IsDemo = isDemo,
            View = await desk.ReadAsync(actor, http.RequestAborted),
            (await clinic.GetAsync(http.RequestAborted)).Calendar.Zone,
            Note = note,
            Error = error,
        })
        {
            StatusCode = error is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
        };
    }

    private static async Task<IResult> MarkReadAsync(HttpContext http, StaffVisit visit, Handover desk)
    {
        if (await visit.ActorAsync() is not { } actor)
        {
            return Results.Challenge();
        }

        var form = await PostedForm.ReadAsync(http);
        if (!long.TryParse(form["upTo"], NumberStyles.None, CultureInfo.InvariantCulture, out var upTo)
            || !long.TryParse(form["at"], NumberStyles.None, CultureInfo.InvariantCulture, out var at) || at > MostMilliseconds)
        {
            return Results.NotFound();
        }

        await desk.MarkReadAsync(actor, upTo, Instant.FromUnixTimeMilliseconds(at), http.RequestAborted);
        return new SeeOtherResult(Address);
    }

    private static async Task<IResult> AddNoteAsync(HttpContext http, StaffVisit visit, Handover desk, ClinicProfile clinic)
    {
        if (await visit.ActorAsync() is not { } actor)
        {
            return Results.Challenge();
        }

        var form = await PostedForm.ReadAsync(http);
        var words = form["note"].ToString();
        if (!Guid.TryParse(form["key"], out var key))
        {
            return Results.NotFound();
        }

        return await desk.AddNoteAsync(actor, key, words, http.RequestAborted)
            ? new SeeOtherResult($"{Address}#notes")
            : await ShowAsync(
                visit, desk, clinic, http, words, string.IsNullOrWhiteSpace(words) ? "Write a few words here" : $"Shorten this to {Handover.LongestNote} characters or fewer");
    }
}
