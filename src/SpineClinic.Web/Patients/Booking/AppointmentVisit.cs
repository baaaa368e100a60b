using Microsoft.AspNetCore.Http.HttpResults;
using SpineClinic.Booking;
using SpineClinic.Web.Hosting;
using SpineClinic.Web.Ui;
using static SpineClinic.Web.Patients.FormPages;

namespace SpineClinic.Web.Patients.Booking;

/// <summary>One request to an appointment: the question whose it is, the appointment, or the times to move it to.</summary>
public sealed class AppointmentVisit(IHttpContextAccessor http, PatientContexts contexts, OwnAppointments appointments, LinkCookie cookie)
{
    public const string Purpose = BookingTokens.ForAppointment;

    // What the address may say was done, and the text for it. Anything else is not shown.
    private static readonly string[] Done = ["booked", "requested", "moved", "coming", "late", "cancelled"];

    private HttpContext Http => http.HttpContext ?? throw new InvalidOperationException("There is no request.");

    private CancellationToken Aborted => Http.RequestAborted;

    public static string AddressOf(string token) => $"/appointment/{Uri.EscapeDataString(token)}";

    /// <summary>The appointment, if this browser's person has shown that it is theirs.</summary>
    public async Task<OwnAppointment?> TheirsAsync(string token) =>
        cookie.Read(Http, Purpose, token) is not null && await appointments.FindAsync(token, Aborted) is { Row.IsLinkLocked: false } own ? own : null;

    public async Task<IResult> ShowAsync(string token, string? done) => await TheirsAsync(token) is { } own
        ? await PageAsync(own, token, Done.Contains(done) && IsSo(own, done) ? done : null, new TypedCancel(), [])
        : await AskAsync(token, null, null);

    /// <summary>The answer to a try to open it.</summary>
    public async Task<IResult> OpenAsync(string token, string answer)
    {
        var result = await appointments.TryOpenAsync(token, answer, ClientAddress.Of(Http), Aborted);
        if (result.Outcome != OpenOutcome.Opened)
        {
            return await AskAsync(token, answer, result);
        }

        cookie.Write(Http, Purpose, token);
        return SeeOther(AddressOf(token));
    }

    /// <summary>The answer to a post: 303, or how it is now with what is wrong.</summary>
    public async Task<IResult> AnswerAsync(string token, DiaryResult result, string done)
    {
        if (result.IsDone)
        {
            return SeeOther($"{AddressOf(token)}?done={done}");
        }

        return await TheirsAsync(token) is { } own ? await PageAsync(own, token, null, new TypedCancel(), [("state", "notPossible")]) : SeeOther(AddressOf(token));
    }

    public async Task<IResult> PageAsync(
        OwnAppointment own, string token, string? done, TypedCancel typed, IReadOnlyList<(string Field, string Key)> errors, params (string Name, string Value)[] more)
    {
        ArgumentNullException.ThrowIfNull(own);
        var context = await ContextAsync(own);
        return new RazorComponentResult<AppointmentPage>(new
        {
            Context = context,
            Own = own,
            Address = AddressOf(token),
            Done = done,
            Typed = typed,
            Errors = errors.Select(error => new FieldError(error.Field, context.Page("appointment", error.Key, more))).ToList(),
        })
        {
            StatusCode = errors.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
        };
    }

    /// <summary>The times to move it to.</summary>
    /// <param name="token">From the link.</param>
    /// <param name="problem">Why they are shown again: a text of the booking pages.</param>
    public async Task<IResult> MoveAsync(string token, string? problem = null)
    {
        if (await TheirsAsync(token) is not { CanMove: true } own)
        {
            return SeeOther(AddressOf(token));
        }

        var filter = problem is null ? TimeFilter.Of(Http.Request.Query) : new TimeFilter();
        return new RazorComponentResult<MovePage>(new
        {
            Context = await ContextAsync(own),
            Own = own,
            Times = TimesView.Of(await appointments.TimesAsync(own, filter.Site, Aborted), filter),
            Address = AddressOf(token),
            Problem = problem,
        })
        {
            StatusCode = problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
        };
    }

    /// <summary>The words of the page in the appointment's language.</summary>
    public async Task<PatientContext> ContextAsync(OwnAppointment own)
    {
        ArgumentNullException.ThrowIfNull(own);
        return await ContextAsync(own.Row.Language, own.IsForSomeoneElse);
    }

    // An old address does not say that something was done which is not so any more.
    private static bool IsSo(OwnAppointment own, string? done) => done switch
    {
        "cancelled" => own.Row.Status == AppointmentStatus.Cancelled,
        "late" => own.Row.LateMinutes is not null,
        "requested" => own.Row.Status == AppointmentStatus.Requested,
        _ => own.Row.Status == AppointmentStatus.Booked || (done == "moved" && own.Row.Status == AppointmentStatus.Requested),
    };

    private async Task<PatientContext> ContextAsync(string language, bool they) =>
        await contexts.FindAsync(language, they, Aborted) ?? throw new InvalidOperationException("The clinic has not been set up.");

    private async Task<IResult> AskAsync(string token, string? typed, OpenResult? result)
    {
        if (await appointments.FindAsync(token, Aborted) is not { } own)
        {
            return new RazorComponentResult<LinkEndedPage>(new { Context = await ContextAsync(PatientContexts.DefaultLanguage, false), Why = "unknown" }) { StatusCode = StatusCodes.Status404NotFound };
        }

        var context = await ContextAsync(own);
        return own.Row.IsLinkLocked
            ? new RazorComponentResult<LinkEndedPage>(new { Context = context, Why = "locked" }) { StatusCode = StatusCodes.Status403Forbidden }
            : OpenLink.Page(Http, context, "appointment", AddressOf(token), own.AsksForPhone, typed, result);
    }
}
