using System.Globalization;
using NodaTime;
using SpineClinic.Enquiries;
using SpineClinic.Specialists;

namespace SpineClinic.Web.Patients;

/// <summary>Opening hours in one short line, days with the same hours together.</summary>
public static class OpeningTimes
{
    public static string Of(PatientContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var days = Days(context).Where(day => day.Hours.Length > 0).ToList();
        var runs = new List<(IsoDayOfWeek First, IsoDayOfWeek Last, string Hours)>();
        foreach (var (day, hours) in days)
        {
            if (runs.Count > 0 && runs[^1].Hours == hours && runs[^1].Last + 1 == day)
            {
                runs[^1] = (runs[^1].First, day, hours);
            }
            else
            {
                runs.Add((day, day, hours));
            }
        }

        return runs.Count == 0 ? context.Common("hoursAny") : Joined("hoursNext", "next", runs.Select(run => run.First == run.Last
            ? context.Common("hoursDay", ("day", Moments.Say(run.First, context.Words)), ("hours", run.Hours))
            : context.Common("hoursDays", ("first", Moments.Say(run.First, context.Words)), ("last", Moments.Say(run.Last, context.Words)), ("hours", run.Hours))), context);
    }

    /// <summary>Each day of the week with its hours; empty when nobody is there.</summary>
    public static IReadOnlyList<(IsoDayOfWeek Day, string Hours)> Days(PatientContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return
        [
            .. Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None)
                .Select(day => (day, Joined("hoursBoth", "second", context.Clinic.OpeningHours.Where(row => row.Day == day).OrderBy(row => row.Opens).Select(row => Span(row, context)), context))),
        ];
    }

    private static string Joined(string key, string second, IEnumerable<string> parts, PatientContext context) =>
        parts.DefaultIfEmpty("").Aggregate((one, other) => context.Common(key, ("first", one), (second, other)));

    private static string Span(OpeningHours row, PatientContext context) => context.Common("hoursSpan", ("from", Time(row.Opens)), ("to", Time(row.Closes)));

    private static string Time(LocalTime time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
