using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;
using SpineClinic.Booking;
using SpineClinic.Enquiries;
using SpineClinic.Safety;
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
        staff.MapGet("", ShowBoardAsync).RequireAuthorization(nameof(Permission.ReadBoard));
        var reminders = staff.MapGroup(Reminders).RequireAuthorization(nameof(Permission.ReadDiary));
        reminders.MapGet("", ShowRemindersAsync);
        reminders.MapPost("/seen", MarkReminderSeenAsync).RequireAuthorization(nameof(Permission.ManageAppointments));
        var enquiry = staff.MapGroup("/enquiries/{reference}").RequireAuthorization(nameof(Permission.ReadEnquiry));
        enquiry.MapGet("", ShowEnquiryAsync);
        enquiry.MapPost("/claim", (string reference, StaffVisit visit) =>
            visit.ActAsync(reference, "claim", (desk, actor, token) => desk.ClaimAsync(actor, reference, token)));
        enquiry.MapPost("/release", (string reference, StaffVisit visit) =>
            visit.ActAsync(reference, "claim", (desk, actor, token) => desk.ReleaseAsync(actor, reference, token)));
        enquiry.MapPost("/tier", SetTierAsync);
        enquiry.MapPost("/note", AddNoteAsync);
        enquiry.MapPost("/call", RecordCallAsync);
        enquiry.MapPost("/close", CloseAsync);
        enquiry.MapPost("/crisis", (string reference, StaffVisit visit) => visit.OpenCrisisProtocolAsync(reference));
        enquiry.MapPost("/invite", InviteAsync).RequireAuthorization(nameof(Permission.ManageAppointments));
        staff.Map("/{**rest}", () => Results.NotFound()).WithOrder(int.MaxValue);
        return endpoints;
    }

    private static async Task<IResult> ShowBoardAsync(string? worklist, string? after, StaffVisit visit)
    {
        if (await visit.ActorAsync() is not { } actor)
        {
            return Results.Challenge();
        }

        if (await visit.ClinicAsync() is not var (name, isDemo))
        {
            return new RazorComponentResult<NotSetUpPage> { StatusCode = StatusCodes.Status503ServiceUnavailable };
        }

        return new RazorComponentResult<BoardPage>(new { Actor = actor, ClinicName = name, IsDemo = isDemo, Worklist = worklist, After = after });
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

    private static Task<IResult> ShowEnquiryAsync(string reference, string? crisis, StaffVisit visit) =>
        visit.ShowAsync(reference, [], EnquiryActions.TypedWords.None, crisis == "open" ? StaffVisit.Crisis.OpenedLately : StaffVisit.Crisis.Closed);

    private static async Task<IResult> SetTierAsync(string reference, HttpContext http, StaffVisit visit)
    {
        var form = await PostedForm.ReadAsync(http);
        var typed = new EnquiryActions.TypedWords(Tier: form["tier"], Reason: form["reason"].ToString());
        return TryName<Tier>(typed.Tier, out var tier)
            ? await visit.ActAsync(reference, "reason", (desk, actor, token) => desk.SetTierAsync(actor, reference, tier, typed.Reason, token), typed)
            : await visit.ShowAsync(reference, [new FieldError("tier", "Choose a tier")], typed);
    }

    private static async Task<IResult> AddNoteAsync(string reference, HttpContext http, StaffVisit visit)
    {
        var typed = new EnquiryActions.TypedWords(Note: (await PostedForm.ReadAsync(http))["note"].ToString());
        return await visit.ActAsync(reference, "note", (desk, actor, token) => desk.AddNoteAsync(actor, reference, typed.Note, token), typed);
    }

    private static async Task<IResult> RecordCallAsync(string reference, HttpContext http, StaffVisit visit)
    {
        var form = await PostedForm.ReadAsync(http);
        var typed = new EnquiryActions.TypedWords(Outcome: form["outcome"], TryAgain: form["tryAgain"], CallWords: form["callWords"].ToString());
        if (!TryName<CallOutcome>(typed.Outcome, out var outcome))
        {
            return await visit.ShowAsync(reference, [new FieldError("outcome", "Choose what came of it")], typed);
        }

        Duration? wait = int.TryParse(typed.TryAgain, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) ? Duration.FromMinutes(minutes) : null;
        return await visit.ActAsync(
            reference, "callWords", (desk, actor, token) => desk.RecordCallAsync(actor, reference, outcome, wait, typed.CallWords, token), typed);
    }

    private static async Task<IResult> InviteAsync(string reference, HttpContext http, StaffVisit visit)
    {
        var form = await PostedForm.ReadAsync(http);
        Guid? Id(string name) => Guid.TryParse(form[name], out var id) ? id : null;
        var type = Id("inviteType");
        string[] ticked = [.. form[$"missing-{type:N}"].OfType<string>()];
        return await visit.InviteAsync(
            reference,
            type,
            Id("inviteSpecialist"),
            wanted => [.. wanted.Prerequisites.Where((_, index) => ticked.Contains(index.ToString(CultureInfo.InvariantCulture)))],
            new EnquiryActions.TypedWords(InviteType: form["inviteType"], InviteSpecialist: form["inviteSpecialist"], Missing: ticked));
    }

    private static async Task<IResult> CloseAsync(string reference, HttpContext http, StaffVisit visit)
    {
        var form = await PostedForm.ReadAsync(http);
        var typed = new EnquiryActions.TypedWords(Closure: form["closure"], ClosureWords: form["closureWords"].ToString());
        return TryName<ClosureReason>(typed.Closure, out var reason)
            ? await visit.ActAsync(reference, "closureWords", (desk, actor, token) => desk.CloseAsync(actor, reference, reason, typed.ClosureWords, token), typed)
            : await visit.ShowAsync(reference, [new FieldError("closure", "Choose why it is closed")], typed);
    }

    // By name only: the runtime would take a number for one, too.
    private static bool TryName<TEnum>(string? text, out TEnum value)
        where TEnum : struct, Enum
    {
        value = default;
        return Enum.GetNames<TEnum>().Contains(text) && Enum.TryParse(text, out value);
    }
}
