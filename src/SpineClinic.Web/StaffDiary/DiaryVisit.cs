using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;
using SpineClinic.Booking;
using SpineClinic.Staff;
using SpineClinic.Web.Account;
using SpineClinic.Web.Patients;

namespace SpineClinic.Web.StaffDiary;

/// <summary>One request of a member of staff to a page about appointments: who they are now, and the clinic as it is.</summary>
public sealed class DiaryVisit(IHttpContextAccessor http, CurrentStaff staff, PatientContexts contexts, ClinicShape shapes, IClock clock)
{
    private HttpContext Http => http.HttpContext ?? throw new InvalidOperationException("There is no request.");

    public CancellationToken Aborted => Http.RequestAborted;

    public static RazorComponentResult<TPage> Page<TPage>(object parameters, int errors = 0)
        where TPage : IComponent => new RazorComponentResult<TPage>(parameters)
        {
            StatusCode = errors > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
        };

    public Task<IResult> VisitAsync(Func<StaffActor, PatientContext, Task<IResult>> visit) => VisitAsync(frame => visit(frame.Actor, frame.Context));

    // The cookie's role opens the page; what may be done is asked again of the account as it is now.
    public async Task<IResult> VisitAsync(Func<DiaryFrame, Task<IResult>> visit)
    {
        if (await staff.FindAsync(Http.User, Aborted) is not { } actor)
        {
            return Results.Challenge();
        }

        if (await contexts.FindAsync(PatientContexts.DefaultLanguage, they: false, Aborted) is not { } context)
        {
            return new RazorComponentResult<NotSetUpPage> { StatusCode = StatusCodes.Status503ServiceUnavailable };
        }

        try
        {
            return await visit(new DiaryFrame(actor, context, await shapes.GetAsync(Aborted), clock.GetCurrentInstant()));
        }
        catch (NotPermittedException)
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }
    }
}
