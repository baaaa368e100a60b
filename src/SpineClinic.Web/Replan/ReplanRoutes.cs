using NodaTime;
using SpineClinic.Booking;
using SpineClinic.Staff;
using SpineClinic.Web.Hosting;

namespace SpineClinic.Web.Replan;

/// <summary>The waiting list, and sessions that cannot take place. Plain pages and plain posts.</summary>
public static class ReplanRoutes
{
    public const string WaitingList = "/staff/waiting-list";
    public const string Disruptions = "/staff/diary/disruptions";

    // Cells beyond it are no times that anybody books: the year 2900.
    private const int LastCell = 98_000_000;

    public static IEndpointRouteBuilder MapReplan(this IEndpointRouteBuilder endpoints)
    {
        var staff = endpoints.MapGroup("").DisableAntiforgery().RequireAuthorization(nameof(Permission.ReadDiary));
        var list = staff.MapGroup(WaitingList);
        list.MapGet("", (string? reference, WaitingVisit visit) => visit.ShowAsync([], WaitingTyped.Nothing with { Reference = reference ?? "" }));
        list.MapPost("", AddAsync);
        list.MapGet("/time", (Guid? specialist, int? cell, WaitingVisit visit) => cell is { } at && IsCell(at) ? visit.ShowRankingAsync(new FreedTime(specialist ?? Guid.Empty, Cell.Start(at))) : Task.FromResult(Results.NotFound()));
        list.MapPost("/{id:guid}/remove", (Guid id, WaitingVisit visit) => visit.ActAsync((desk, actor, token) => desk.RemoveAsync(actor, id, token)));
        list.MapPost("/offers/{id:guid}/taken", (Guid id, WaitingVisit visit) => visit.ActAsync((desk, actor, token) => desk.TakeForAsync(actor, id, token)));
        list.MapPost("/offers/{id:guid}/pass-on", (Guid id, WaitingVisit visit) => visit.ActAsync((desk, actor, token) => desk.PassOnAsync(actor, id, token)));
        var sessions = staff.MapGroup(Disruptions);
        sessions.MapGet("", (DisruptionVisit visit) => visit.ShowListAsync());
        sessions.MapGet("/new", (Guid? specialist, string? date, DisruptionVisit visit) => visit.ShowNewAsync(specialist, date, []));
        sessions.MapPost("/new", StartAsync);
        sessions.MapGet("/{id:guid}", (Guid id, DisruptionVisit visit) => visit.ShowAsync(id, [], null));
        sessions.MapPost("/{id:guid}/send", SendAsync);
        sessions.MapPost("/{id:guid}/book", BookAsync);
        sessions.MapPost("/{id:guid}/call-off", CallOffAsync);
        return endpoints;
    }

    private static async Task<IResult> AddAsync(HttpContext http, WaitingVisit visit)
    {
        var form = await PostedForm.ReadAsync(http);
        return await visit.AddAsync(new WaitingTyped(
            form["reference"].ToString(), form["type"].ToString(), form["specialist"].ToString(), form["notice"].ToString(), [.. form["days"].OfType<string>()], [.. form["times"].OfType<string>()]));
    }

    private static async Task<IResult> StartAsync(HttpContext http, DisruptionVisit visit)
    {
        var form = await PostedForm.ReadAsync(http);
        var cells = form["session"].ToString().Split('-');
        var session = cells.Length == 2 && int.TryParse(cells[0], out var first) && int.TryParse(cells[1], out var end) && IsCell(first) && IsCell(end)
            ? (Cell.Start(first), Cell.Start(end))
            : ((Instant, Instant)?)null;
        return await visit.StartAsync(Guid.TryParse(form["specialist"], out var specialist) ? specialist : null, form["date"].ToString(), session);
    }

    private static async Task<IResult> SendAsync(Guid id, HttpContext http, DisruptionVisit visit)
    {
        var form = await PostedForm.ReadAsync(http);
        return await visit.SendAsync(id, [.. form["chosen"].Select(row => Proposal(form, row)).OfType<ProposedTime>()]);
    }

    private static async Task<IResult> BookAsync(Guid id, HttpContext http, DisruptionVisit visit)
    {
        var form = await PostedForm.ReadAsync(http);
        return await visit.BookAsync(id, Proposal(form, form["row"]));
    }

    private static async Task<IResult> CallOffAsync(Guid id, HttpContext http, DisruptionVisit visit)
    {
        var form = await PostedForm.ReadAsync(http);
        return await visit.CallOffAsync(id, Guid.TryParse(form["row"], out var row) ? row : Guid.Empty);
    }

    private static ProposedTime? Proposal(FormCollection form, string? row) =>
        Guid.TryParse(row, out var appointment) && form[$"proposal-{row}"].ToString().Split('_') is [var who, var at]
            && Guid.TryParse(who, out var specialist) && int.TryParse(at, out var cell) && IsCell(cell)
            ? new ProposedTime(appointment, specialist, Cell.Start(cell))
            : null;

    private static bool IsCell(int cell) => cell is > 0 and < LastCell;
}
