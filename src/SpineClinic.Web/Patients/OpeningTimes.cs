using System.Globalization;
using NodaTime;
using SpineClinic.Specialists;

namespace SpineClinic.Web.Patients;

/// <summary>Opening hours in one short line, days with the same hours together.</summary>
public static class OpeningTimes
{
    public static string Of(Clinic clinic)
    {
        ArgumentNullException.ThrowIfNull(clinic);
        var days = Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None)
            .Select(day => (Day: day, Hours: string.Join(" and ", clinic.OpeningHours.Where(row => row.Day == day).OrderBy(row => row.Opens).Select(Span))))
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

        return runs.Count == 0 ? "any day, at any time" : string.Join("; ", runs.Select(run => run.First == run.Last ? $"{run.First}, {run.Hours}" : $"{run.First} to {run.Last}, {run.Hours}"));
    }

    private static string Span(OpeningHours row) => $"{Time(row.Opens)} to {Time(row.Closes)}";

    private static string Time(LocalTime time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
