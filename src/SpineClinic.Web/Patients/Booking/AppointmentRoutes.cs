using System.Globalization;
using System.Text;
using NodaTime;
using SpineClinic.Booking;
using SpineClinic.Mail;
using SpineClinic.Privacy;
using SpineClinic.Web.Hosting;
using static SpineClinic.Web.Patients.FormPages;

namespace SpineClinic.Web.Patients.Booking;

/// <summary>A person's own appointment. Looking changes nothing; every post is answered with 303 or with the page again.</summary>
public static class AppointmentRoutes
{
    public static IEndpointRouteBuilder MapAppointments(this IEndpointRouteBuilder endpoints)
    {
        var pages = endpoints.MapGroup("/appointment/{token}").AddEndpointFilter<PatientFailures>().DisableAntiforgery();
        pages.MapGet("", (string token, string? done, AppointmentVisit visit) => visit.ShowAsync(token, done));
        pages.MapGet("/calendar.ics", CalendarAsync);
        pages.MapGet("/move", (string token, AppointmentVisit visit) => visit.MoveAsync(token));

        var posts = pages.MapGroup("").RequireRateLimiting(EnquiryRoutes.RateLimit);
        posts.MapPost("", OpenAsync);
        posts.MapPost("/move", MoveAsync);
        posts.MapPost("/coming", ConfirmAsync);
        posts.MapPost("/late", RunLateAsync);
        posts.MapPost("/cancel", CancelAsync);
        posts.MapPost("/leave", Leave);
        return endpoints;
    }

    private static async Task<IResult> OpenAsync(string token, HttpContext http, AppointmentVisit visit) =>
        await visit.OpenAsync(token, (await PostedForm.ReadAsync(http))["answer"].ToString());

    private static async Task<IResult> CalendarAsync(
        string token, AppointmentVisit visit, AppointmentCalendar calendars, ClinicAddress address, MailSettings mail, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (await visit.TheirsAsync(token) is not { IsToCome: true } own)
        {
            return SeeOther(AppointmentVisit.AddressOf(token));
        }

        // It says where and when, never what about: a calendar is seen by others.
        var (context, row) = (await visit.ContextAsync(own), own.Row);
        var entry = new CalendarEvent
        {
            Uid = calendars.UidOf(row),
            Sequence = row.Revision,
            Start = row.Start,
            End = row.End,
            Stamp = own.History[^1].At,
            Summary = context.Page("appointment", "calendarSummary"),
            Location = own.Where is { } site ? $"{site.Name}, {site.Address}" : null,
            Url = new Uri(address.Of(AppointmentVisit.AddressOf(token))),
            Organizer = new CalendarPerson(context.Clinic.Name, mail.From),
        };
        var file = CalendarFile.Publish(context.Clinic.Name, [entry], own.Shape.Zone, Duration.FromDays(1), own.Now);
        return Results.File(Encoding.UTF8.GetBytes(file), "text/calendar; charset=utf-8", $"{row.Reference}.ics");
    }

    private static async Task<IResult> MoveAsync(string token, HttpContext http, AppointmentVisit visit, OwnAppointments appointments, CancellationToken cancellationToken)
    {
        if (await visit.TheirsAsync(token) is not { } own)
        {
            return SeeOther(AppointmentVisit.AddressOf(token));
        }

        if (OfferedTime.Read(await PostedForm.ReadAsync(http)) is not ({ } who, { } start))
        {
            return await visit.MoveAsync(token, "changed");
        }

        var result = await appointments.MoveAsync(own.Id, who, start, cancellationToken);
        return result.Outcome is DiaryOutcome.Taken or DiaryOutcome.Refused
            ? await visit.MoveAsync(token, InvitationRoutes.Problem(result.Outcome))
            : await visit.AnswerAsync(token, result, "moved");
    }

    private static async Task<IResult> ConfirmAsync(string token, AppointmentVisit visit, OwnAppointments appointments, CancellationToken cancellationToken) =>
        await visit.TheirsAsync(token) is { } own
            ? await visit.AnswerAsync(token, await appointments.ConfirmAsync(own.Id, cancellationToken), "coming")
            : SeeOther(AppointmentVisit.AddressOf(token));

    private static async Task<IResult> RunLateAsync(string token, HttpContext http, AppointmentVisit visit, OwnAppointments appointments, CancellationToken cancellationToken)
    {
        if (await visit.TheirsAsync(token) is not { } own)
        {
            return SeeOther(AppointmentVisit.AddressOf(token));
        }

        var form = await PostedForm.ReadAsync(http);
        return int.TryParse(form["minutes"], NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) && OwnAppointments.Delays.Contains(minutes)
            ? await visit.AnswerAsync(token, own.CanRunLate ? await appointments.RunLateAsync(own.Id, minutes, cancellationToken) : new DiaryResult(DiaryOutcome.NotPossible), "late")
            : await visit.PageAsync(own, token, null, new TypedCancel(), [("minutes", "lateRequired")]);
    }

    private static async Task<IResult> CancelAsync(string token, HttpContext http, AppointmentVisit visit, OwnAppointments appointments, CancellationToken cancellationToken)
    {
        if (await visit.TheirsAsync(token) is not { } own)
        {
            return SeeOther(AppointmentVisit.AddressOf(token));
        }

        var form = await PostedForm.ReadAsync(http);
        var typed = new TypedCancel(form["reason"].ToString(), form["words"].ToString());
        PatientFailures.Remember(http, new[] { typed.Words }.Where(words => words.Length > 0));
        if (!Enum.TryParse<CancelReason>(typed.Reason, out var reason) || !OwnAppointments.Reasons.Contains(reason))
        {
            return await visit.PageAsync(own, token, null, typed, [("reason", "cancelRequired")]);
        }

        var length = PersonalText.Length(PersonalText.Paragraphs(typed.Words));
        if (length > OwnAppointments.LongestWords)
        {
            return await visit.PageAsync(own, token, null, typed, [("words", "cancelTooLong")], ("max", Number(OwnAppointments.LongestWords)), ("count", Number(length)));
        }

        return await visit.AnswerAsync(token, await appointments.CancelAsync(own.Id, reason, typed.Words, cancellationToken), "cancelled");
    }

    private static SeeOtherResult Leave(HttpContext http)
    {
        LinkCookie.Clear(http, AppointmentVisit.Purpose);
        return SeeOther("/");
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
