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
        var days = Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None)
            .Select(day => (Day: day, Hours: Joined("hoursBoth", "second", context.Clinic.OpeningHours.Where(row => row.Day == day).OrderBy(row => row.Opens).Select(Span))))
            .Where(day => day.Hours.Length > 0)
            .ToList();
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
            : context.Common("hoursDays", ("first", Moments.Say(run.First, context.Words)), ("last", Moments.Say(run.Last, context.Words)), ("hours", run.Hours))));

        string Joined(string key, string second, IEnumerable<string> parts) => parts.DefaultIfEmpty("").Aggregate((one, other) => context.Common(key, ("first", one), (second, other)));

        string Span(OpeningHours row) => context.Common("hoursSpan", ("from", Time(row.Opens)), ("to", Time(row.Closes)));
    }

    private static string Time(LocalTime time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
