using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using SpineClinic.Staff;
using SpineClinic.Triage;
using SpineClinic.Web.Account;
using SpineClinic.Web.Patients;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Reports;

/// <summary>One request of a member of staff for a report: as a page, or as a table to take away.</summary>
public sealed class ReportVisit(IHttpContextAccessor http, CurrentStaff staff, PatientContexts contexts, StopReport stops)
{
    private HttpContext Http => http.HttpContext ?? throw new InvalidOperationException("There is no request.");

    private CancellationToken Aborted => Http.RequestAborted;

    public Task<IResult> ShowStopsAsync(string? from, string? to) => VisitAsync(from, to, (actor, context, result) => Page(actor, context, result, from, to));

    /// <summary>The table as a file; the page, with what is wrong, when the range is.</summary>
    public Task<IResult> DownloadStopsAsync(string? from, string? to) => VisitAsync(from, to, (actor, context, result) => result.Tally is { } tally
        ? Results.File(Encoding.UTF8.GetBytes(CsvText.Of(StopTable.Of(tally))), "text/csv; charset=utf-8", $"safety-stops-{tally.From:uuuu-MM}-to-{tally.To:uuuu-MM}.csv")
        : Page(actor, context, result, from, to));

    private static RazorComponentResult<StopReportPage> Page(StaffActor actor, PatientContext context, StopReport.Result result, string? from, string? to) => new(new
    {
        Actor = actor,
        Context = context,
        result.Tally,
        From = from ?? StopReportPage.Month(result.Tally?.From),
        To = to ?? StopReportPage.Month(result.Tally?.To),
        Errors = (IReadOnlyList<FieldError>)[.. result.Problems.Select(Of)],
    })
    {
        StatusCode = result.Problems.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
    };

    private static FieldError Of(StopReport.Problem problem) => problem switch
    {
        StopReport.Problem.FromWrong => new FieldError("from", "Enter the first month as year and month, such as 2026-09"),
        StopReport.Problem.ToWrong => new FieldError("to", "Enter the last month as year and month, such as 2026-11"),
        StopReport.Problem.Backward => new FieldError("from", "The first month must not be after the last"),
        _ => new FieldError("from", $"Choose {StopReport.MostMonths} months or fewer"),
    };

    // The cookie's role opens the page; what may be read is asked again of the account as it is now.
    private async Task<IResult> VisitAsync(string? from, string? to, Func<StaffActor, PatientContext, StopReport.Result, IResult> answer)
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
            return answer(actor, context, await stops.ReadAsync(actor, from, to, Aborted));
        }
        catch (NotPermittedException)
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }
    }
}
