using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;
using SpineClinic.Specialists;
using SpineClinic.Staff;
using SpineClinic.Triage;
using SpineClinic.Web.Patients;

namespace SpineClinic.Web.Reception;

/// <summary>Letters that did not arrive.</summary>
public static class MailRoutes
{
    public const string Address = "/staff/mail";

    public static IEndpointRouteBuilder MapMail(this IEndpointRouteBuilder endpoints)
    {
        var mail = endpoints.MapGroup(Address).DisableAntiforgery().RequireAuthorization(nameof(Permission.ReadBoard));
        mail.MapGet("", ShowAsync);
        var acts = mail.MapGroup("/{id:guid}").RequireAuthorization(nameof(Permission.MendMail));
        acts.MapPost("/again", (Guid id, StaffVisit visit, MailRoom room, HttpContext http) => ActAsync(visit, actor => room.SendAgainAsync(actor, id, http.RequestAborted)));
        acts.MapPost("/settled", (Guid id, StaffVisit visit, MailRoom room, HttpContext http) => ActAsync(visit, actor => room.SettleAsync(actor, id, http.RequestAborted)));
        return endpoints;
    }

    private static async Task<IResult> ShowAsync(string? done, StaffVisit visit, MailRoom room, ClinicProfile clinic, IClock clock, HttpContext http)
    {
        if (await visit.ActorAsync() is not { } actor)
        {
            return Results.Challenge();
        }

        if (await visit.ClinicAsync() is not var (name, isDemo))
        {
            return new RazorComponentResult<NotSetUpPage> { StatusCode = StatusCodes.Status503ServiceUnavailable };
        }

        return new RazorComponentResult<MailPage>(new
        {
            Actor = actor,
            ClinicName = name,
            IsDemo = isDemo,
            Problems = await room.ListAsync(actor, http.RequestAborted),
            Now = clock.GetCurrentInstant(),
            (await clinic.GetAsync(http.RequestAborted)).Calendar.Zone,
            IsTooLate = done == "no",
        });
    }

    private static async Task<IResult> ActAsync(StaffVisit visit, Func<StaffActor, Task<bool>> act) => await visit.ActorAsync() is { } actor
        ? new SeeOtherResult(await act(actor) ? Address : $"{Address}?done=no")
        : Results.Challenge();
}
