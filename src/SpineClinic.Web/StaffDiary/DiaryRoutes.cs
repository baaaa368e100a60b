using SpineClinic.Booking;
using SpineClinic.Staff;
using SpineClinic.Web.Hosting;

namespace SpineClinic.Web.StaffDiary;

/// <summary>The diary of the staff: plain pages and plain posts, so that what is typed does not hang on a connection.</summary>
public static class DiaryRoutes
{
    public const string Day = "/staff/diary";
    public const string Find = "/staff/diary/find";
    public const string Book = "/staff/diary/book";
    public const string Why = "/staff/diary/why";
    public const string Print = "/staff/diary/print";
    public const string Requests = "/staff/diary/requests";
    public const string Blocks = "/staff/diary/blocks";

    public static string Appointment(string reference) => $"/staff/appointments/{reference}";

    public static IServiceCollection AddStaffDiary(this IServiceCollection services) =>
        services.AddScoped<DiaryVisit>().AddScoped<DayVisit>().AddScoped<BookVisit>().AddScoped<AppointmentVisit>();

    public static IEndpointRouteBuilder MapStaffDiary(this IEndpointRouteBuilder endpoints)
    {
        var staff = endpoints.MapGroup("").DisableAntiforgery().RequireAuthorization(nameof(Permission.ReadDiary));
        staff.MapGet(Day, (string? date, string? by, string? view, string? id, DayVisit visit) => visit.ShowAsync(date, by, view, id));
        staff.MapGet(Print, (string? date, string? id, DayVisit visit) => visit.PrintAsync(date, id));
        staff.MapGet(Requests, (DayVisit visit) => visit.RequestsAsync([]));
        staff.MapGet(Find, (HttpContext http, BookVisit visit) => visit.FindAsync(FindTyped.Of(http.Request.Query)));
        staff.MapGet(Why, (HttpContext http, BookVisit visit) => visit.WhyAsync(BookTyped.Of(http.Request.Query)));
        staff.MapGet("/staff/appointments/{reference}", (string reference, AppointmentVisit visit) => visit.ShowAsync(reference, [], AppointmentVisit.Typed.Nothing));

        var desk = endpoints.MapGroup("").DisableAntiforgery().RequireAuthorization(nameof(Permission.ManageAppointments));
        desk.MapPost(Blocks, async (HttpContext http, DayVisit visit) => await visit.BlockAsync(BlockTyped.Of(await PostedForm.ReadAsync(http))));
        desk.MapPost(Blocks + "/{id:guid}/remove", async (Guid id, HttpContext http, DayVisit visit) => await visit.UnblockAsync(id, (await PostedForm.ReadAsync(http))["date"]));
        desk.MapGet(Book, (HttpContext http, BookVisit visit) => visit.ShowAsync(BookTyped.Of(http.Request.Query)));
        desk.MapPost(Book, async (HttpContext http, BookVisit visit) => await visit.BookAsync(BookTyped.Of(await PostedForm.ReadAsync(http))));
        MapAppointment(desk.MapGroup("/staff/appointments/{reference}"));
        return endpoints;
    }

    private static void MapAppointment(RouteGroupBuilder appointment)
    {
        (string Act, AppointmentStatus To)[] turns =
        [
            ("arrived", AppointmentStatus.Arrived), ("in-consultation", AppointmentStatus.InConsultation), ("completed", AppointmentStatus.Completed), ("did-not-attend", AppointmentStatus.DidNotAttend),
        ];
        foreach (var (act, to) in turns)
        {
            appointment.MapPost($"/{act}", (string reference, AppointmentVisit visit) => visit.ActAsync(reference, (diary, file, actor, token) => diary.AttendAsync(actor, file.Appointment.Id, to, token)));
        }

        appointment.MapPost("/undo", (string reference, AppointmentVisit visit) => visit.ActAsync(reference, (diary, file, actor, token) => diary.UndoAsync(actor, file.Appointment.Id, token)));
        appointment.MapPost("/entered-in-error", (string reference, AppointmentVisit visit) =>
            visit.ActAsync(reference, (diary, file, actor, token) => diary.EnterInErrorAsync(actor, file.Appointment.Id, token)));
        appointment.MapPost("/release", (string reference, AppointmentVisit visit) => visit.ReleaseAsync(reference));
        appointment.MapPost("/link", (string reference, AppointmentVisit visit) =>
            visit.ActAsync(reference, (diary, file, actor, token) => diary.RenewLinkAsync(actor, file.Appointment.Id, token)));
        appointment.MapPost("/approve", (string reference, AppointmentVisit visit) => visit.AnswerAsync(reference, isApproved: true));
        appointment.MapPost("/decline", (string reference, AppointmentVisit visit) => visit.AnswerAsync(reference, isApproved: false));
        appointment.MapPost("/cancel", async (string reference, HttpContext http, AppointmentVisit visit) =>
        {
            var form = await PostedForm.ReadAsync(http);
            return await visit.CancelAsync(reference, new AppointmentVisit.Typed(form["reason"], form["words"].ToString()));
        });
        appointment.MapGet("/move", (string reference, HttpContext http, AppointmentVisit visit) => visit.ShowMoveAsync(reference, MoveTyped.Of(http.Request.Query), []));
        appointment.MapPost("/move", async (string reference, HttpContext http, AppointmentVisit visit) => await visit.MoveAsync(reference, MoveTyped.Of(await PostedForm.ReadAsync(http))));
    }
}
