using System.Globalization;
using SpineClinic.Enquiries;
using SpineClinic.Triage;

namespace SpineClinic.Web.Reports;

/// <summary>The report of emergency pages as a table of codes and numbers: for each month one row for all pages together, then one for each rule that fired.</summary>
public static class StopTable
{
    /// <summary>Stands in the place of a rule for all pages of a month.</summary>
    public const string All = "all";

    /// <summary>The ends in the order of their columns, on the page too.</summary>
    public static IReadOnlyList<StopEnd> Ends { get; } = [StopEnd.GettingHelp, StopEnd.ContactLeft, StopEnd.AlreadyChecked, StopEnd.AnswerChanged, StopEnd.Unknown];

    public static IEnumerable<IReadOnlyList<string>> Of(StopTally tally)
    {
        ArgumentNullException.ThrowIfNull(tally);
        yield return ["month", "rule", "enquiries", "pages", "rate", .. Ends.Select(end => end.ToString())];
        foreach (var month in tally.Months)
        {
            yield return Row(month, All, month.Stops);
            foreach (var rule in month.Rules)
            {
                yield return Row(month, rule.Id, rule.Stops);
            }
        }
    }

    private static string[] Row(StopTally.Month month, string rule, StopCount stops) =>
    [
        $"{month.In:uuuu-MM}",
        rule,
        month.Enquiries.ToString(CultureInfo.InvariantCulture),
        stops.Total.ToString(CultureInfo.InvariantCulture),
        StopTally.Rate(stops.Total, month.Forms)?.ToString("0.####", CultureInfo.InvariantCulture) ?? "",
        .. Ends.Select(end => stops[end].ToString(CultureInfo.InvariantCulture)),
    ];
}
