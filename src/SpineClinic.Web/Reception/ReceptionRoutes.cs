using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;
using SpineClinic.Booking;
using SpineClinic.Enquiries;
using SpineClinic.Staff;
using SpineClinic.Web.Hosting;
using SpineClinic.Web.Patients;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Reception;

/// <summary>
/// The desk. The board is live; an enquiry's forms are plain posts, so that a note typed while the connection was away is not lost with a circuit.
/// </summary>
public static class ReceptionRoutes
{
    private const string Reminders = "/reminders";

    public static IEndpointRouteBuilder MapReception(this IEndpointRouteBuilder endpoints)
    {
        var staff = endpoints.MapGroup("/staff").DisableAntiforgery().RequireAuthorization();
        staff.MapGet("", (string? worklist, string? after, string? done, string? ended, StaffVisit visit) => visit.ShowBoardAsync(worklist, after, done, ended is not null)).RequireAuthorization(nameof(Permission.ReadBoard));
        var reminders = staff.MapGroup(Reminders).RequireAuthorization(nameof(Permission.ReadDiary));
        reminders.MapGet("", ShowRemindersAsync);
        reminders.MapPost("/seen", MarkReminderSeenAsync).RequireAuthorization(nameof(Permission.ManageAppointments));
        var enquiry = staff.MapGroup("/enquiries/{reference}").RequireAuthorization(nameof(Permission.ReadEnquiry));
        enquiry.MapGet("", ShowEnquiryAsync);
        enquiry.MapDesk();
        enquiry.MapPost("/call", RecordCallAsync);
        enquiry.MapPost("/crisis", (string reference, StaffVisit visit) => visit.OpenCrisisProtocolAsync(reference));
        enquiry.MapPost("/invite", InviteAsync).RequireAuthorization(nameof(Permission.ManageAppointments));
        staff.MapGet("/next", (string? worklist, string? after, StaffVisit visit) => visit.OpenNextAsync(worklist, after)).RequireAuthorization(nameof(Permission.ReadEnquiry));
        staff.Map("/{**rest}", () => Results.NotFound()).WithOrder(int.MaxValue);
        return endpoints;
    }

    private static async Task<IResult> ShowRemindersAsync(StaffVisit visit, ReminderBook book, ClinicShape shapes, IClock clock, CancellationToken cancellationToken)
    {
        if (await visit.ActorAsync() is not { } actor)
        {
            return Results.Challenge();
        }

        if (await visit.ClinicAsync() is not var (name, isDemo))
        {
            return new RazorComponentResult<NotSetUpPage> { StatusCode = StatusCodes.Status503ServiceUnavailable };
        }

        return new RazorComponentResult<RemindersPage>(new
        {
            Actor = actor,
            ClinicName = name,
            IsDemo = isDemo,
            Day = await book.TodayAsync(actor, cancellationToken),
            ToRing = actor.May(Permission.ManageAppointments) ? await book.ToRingAsync(actor, cancellationToken) : [],
            Now = clock.GetCurrentInstant(),
            (await shapes.GetAsync(cancellationToken)).Zone,
        });
    }

    private static async Task<IResult> MarkReminderSeenAsync(HttpContext http, StaffVisit visit, ReminderBook book)
    {
        if (await visit.ActorAsync() is not { } actor)
        {
            return Results.Challenge();
        }

        var form = await PostedForm.ReadAsync(http);
        if (!Guid.TryParse(form["appointment"], out var id) || !int.TryParse(form["revision"], NumberStyles.None, CultureInfo.InvariantCulture, out var revision))
        {
            return Results.NotFound();
        }

        try
        {
            await book.MarkSeenAsync(actor, id, revision, form["kind"].ToString(), http.RequestAborted);
        }
        catch (NotPermittedException)
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        return new SeeOtherResult($"/staff{Reminders}");
    }

    private static Task<IResult> ShowEnquiryAsync(string reference, string? crisis, string? worklist, string? done, int? undone, StaffVisit visit) => visit.ShowAsync(
        reference,
        [],
        EnquiryActions.TypedWords.None,
        crisis == "open" ? StaffVisit.Crisis.OpenedLately : StaffVisit.Crisis.Closed,
        new StaffVisit.Arrival(DeskPost.WorklistOf(worklist), done, undone));

    private static async Task<IResult> RecordCallAsync(string reference, HttpContext http, StaffVisit visit)
    {
        var post = await DeskPost.ReadAsync(http);
        if (!DeskRoutes.TryName<CallOutcome>(post["outcome"], out var outcome))
        {
            return await visit.ShowAsync(reference, [new FieldError("outcome", "Choose what came of it")], post.Typed, post: post);
        }

        Duration? wait = int.TryParse(post["tryAgain"], NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) ? Duration.FromMinutes(minutes) : null;
        return await visit.ActAsync(
            reference, "callWords", (desk, actor, token) => desk.RecordCallAsync(actor, post.Seen(reference), outcome, wait, ReadyWords.With(post["callReady"], post["callWords"]), token), post: post);
    }

    private static async Task<IResult> InviteAsync(string reference, HttpContext http, StaffVisit visit)
    {
        var form = await PostedForm.ReadAsync(http);
        var post = new DeskPost(form);
        Guid? Id(string name) => Guid.TryParse(form[name], out var id) ? id : null;
        var type = Id("inviteType");
        string[] ticked = [.. form[$"missing-{type:N}"].OfType<string>()];
        return await visit.InviteAsync(
            reference,
            type,
            Id("inviteSpecialist"),
            wanted => [.. wanted.Prerequisites.Where((_, index) => ticked.Contains(index.ToString(CultureInfo.InvariantCulture)))],
            new EnquiryActions.TypedWords(InviteType: form["inviteType"], InviteSpecialist: form["inviteSpecialist"], Missing: ticked),
            post);
    }
}
