using SpineClinic.Booking;
using SpineClinic.Staff;
using SpineClinic.Web.Hosting;
using SpineClinic.Web.Patients;

namespace SpineClinic.Web.Series;

/// <summary>Series, group sessions and calendars: plain pages and plain posts. The one public address here is that of a private feed.</summary>
public static class PlanningRoutes
{
    public const string Series = "/staff/diary/series";
    public const string Groups = "/staff/diary/groups";
    public const string Calendars = "/staff/settings/calendars";

    public static IServiceCollection AddPlanning(this IServiceCollection services) =>
        services.AddScoped<SeriesVisit>().AddScoped<SeriesFileVisit>().AddScoped<GroupsVisit>().AddScoped<CalendarsVisit>();

    public static IEndpointRouteBuilder MapPlanning(this IEndpointRouteBuilder endpoints)
    {
        var read = endpoints.MapGroup("").DisableAntiforgery().RequireAuthorization(nameof(Permission.ReadDiary));
        read.MapGet(Series + "/{id:guid}", (Guid id, SeriesFileVisit visit) => visit.ShowAsync(id, SeriesFileTyped.Nothing, []));
        read.MapGet(Groups, (GroupsVisit visit) => visit.ShowAsync(GroupTyped.Nothing, []));
        read.MapGet(Calendars, (Guid? feed, int? times, int? skipped, CalendarsVisit visit) => visit.ShowAsync(feed, times, skipped, "", []));
        read.MapPost(Calendars + "/feeds", async (HttpContext http, CalendarsVisit visit) => await visit.CreateAsync(new Sent(await PostedForm.ReadAsync(http))));
        read.MapPost(Calendars + "/feeds/{id:guid}/revoke", (Guid id, CalendarsVisit visit) => visit.RevokeAsync(id));
        read.MapPost(Calendars + "/import", async (HttpContext http, CalendarsVisit visit) => await visit.ImportAsync(await UploadedCalendar.ReadAsync(http)));
        read.MapPost(Calendars + "/import/{specialist:guid}/remove", (Guid specialist, CalendarsVisit visit) => visit.RemoveAsync(specialist));

        var desk = endpoints.MapGroup("").DisableAntiforgery().RequireAuthorization(nameof(Permission.ManageAppointments));
        desk.MapGet(Series, (HttpContext http, SeriesVisit visit) => visit.ShowAsync(new Sent(http.Request.Query)));
        desk.MapPost(Series, async (HttpContext http, SeriesVisit visit) => await visit.BookAsync(new Sent(await PostedForm.ReadAsync(http))));
        desk.MapPost(Series + "/{id:guid}/move", async (Guid id, HttpContext http, SeriesFileVisit visit) => await visit.MoveAsync(id, new Sent(await PostedForm.ReadAsync(http))));
        desk.MapPost(Series + "/{id:guid}/cancel", async (Guid id, HttpContext http, SeriesFileVisit visit) => await visit.CancelAsync(id, new Sent(await PostedForm.ReadAsync(http))));
        desk.MapPost(Groups, async (HttpContext http, GroupsVisit visit) => await visit.PlanAsync(GroupTyped.Of(new Sent(await PostedForm.ReadAsync(http)))));
        desk.MapPost(Groups + "/{id:guid}/cancel", async (Guid id, HttpContext http, GroupsVisit visit) => await visit.CancelAsync(id, new Sent(await PostedForm.ReadAsync(http))["why"]));

        endpoints.MapGet("/calendar/{token}.ics", ReadFeedAsync).RequireRateLimiting(EnquiryRoutes.RateLimit);
        return endpoints;
    }

    private static async Task<IResult> ReadFeedAsync(string token, HttpContext http, CalendarFeeds feeds)
    {
        if (await feeds.ReadAsync(token, http.RequestAborted) is not { } calendar)
        {
            return Results.NotFound();
        }

        http.Response.Headers.CacheControl = "private, no-cache";
        http.Response.Headers["X-Robots-Tag"] = "noindex";
        return Results.Text(calendar, "text/calendar; charset=utf-8");
    }
}
