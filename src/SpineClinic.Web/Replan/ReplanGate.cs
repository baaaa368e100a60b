using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;
using SpineClinic.Staff;
using SpineClinic.Web.Account;
using SpineClinic.Web.Patients;

namespace SpineClinic.Web.Replan;

/// <summary>One request of a member of staff to these pages: who they are now, and the clinic.</summary>
public sealed class ReplanGate(IHttpContextAccessor http, CurrentStaff staff, PatientContexts contexts)
{
    private HttpContext Http => http.HttpContext ?? throw new InvalidOperationException("There is no request.");

    public CancellationToken Aborted => Http.RequestAborted;

    /// <summary>The cookie's role opens the page; what may be done is asked again of the account as it is now.</summary>
    public async Task<IResult> VisitAsync(Func<StaffActor, PatientContext, Task<IResult>> visit)
    {
        ArgumentNullException.ThrowIfNull(visit);
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
            return await visit(actor, context);
        }
        catch (NotPermittedException)
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }
    }

    public static RazorComponentResult<TPage> Page<TPage>(object parameters, int errors)
        where TPage : IComponent => new(parameters)
        {
            StatusCode = errors > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
        };
}
