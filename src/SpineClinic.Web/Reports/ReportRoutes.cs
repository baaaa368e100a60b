using SpineClinic.Staff;

namespace SpineClinic.Web.Reports;

/// <summary>Counts of what happened. They are only read, and name nobody.</summary>
public static class ReportRoutes
{
    public const string Stops = "/staff/reports";
    public const string StopsCsv = $"{Stops}/stops.csv";

    public static IEndpointRouteBuilder MapReports(this IEndpointRouteBuilder endpoints)
    {
        var reports = endpoints.MapGroup("").RequireAuthorization(nameof(Permission.ReadReports));
        reports.MapGet(Stops, (string? from, string? to, ReportVisit visit) => visit.ShowStopsAsync(from, to));
        reports.MapGet(StopsCsv, (string? from, string? to, ReportVisit visit) => visit.DownloadStopsAsync(from, to));
        return endpoints;
    }
}
