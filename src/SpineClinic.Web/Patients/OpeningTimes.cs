using System.Globalization;
using NodaTime;
using SpineClinic.Enquiries;
using SpineClinic.Specialists;

namespace SpineClinic.Web.Patients;

/// <summary>Opening hours in one short line, days with the same hours together; and the days on which they do not hold.</summary>
public static class OpeningTimes
{
    // Farther away than people plan a visit.
    private const int DaysPlanned = 120;

    // Nearer than this, whoever reads the hours would reckon with them.
    private const int DaysNear = 7;

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

    /// <summary>Closures that are on or within what people plan, as they were entered, the nearest first.</summary>
    public static IReadOnlyList<Closure> Closures(PatientContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var today = context.Site.Today;
        return [.. context.Clinic.Closures.Where(closure => closure.Last >= today && closure.First <= today.PlusDays(DaysPlanned)).OrderBy(closure => closure.First)];
    }

    /// <summary>What must stand beside the hours: what is closed now, or will be within a week, and until when. Closures that meet are one.</summary>
    /// <param name="context">Whose day it is, in the clinic's zone.</param>
    /// <param name="hasSites">Whether closures of one site are said too: they keep nobody from reading requests.</param>
    public static IReadOnlyList<string> Closed(PatientContext context, bool hasSites)
    {
        ArgumentNullException.ThrowIfNull(context);
        var today = context.Site.Today;
        var runs = Closures(context).GroupBy(closure => closure.SiteId).SelectMany(Runs).Where(run => run.Last >= today && run.First <= today.PlusDays(DaysNear)).ToList();
        var whole = runs.Where(run => run.SiteId is null).ToList();
        var sites = from run in runs
                    where hasSites && !whole.Exists(all => all.First <= run.First && run.Last <= all.Last)
                    from site in context.Site.Sites
                    where site.Id == run.SiteId
                    select (run.First, Said: context.Page("site", "closureAt", ("what", Closed(run.First, run.Last, context)), ("site", site.Name)));
        return [.. whole.Select(run => (run.First, Said: Closed(run.First, run.Last, context))).Concat(sites).OrderBy(closed => closed.First).Select(closed => closed.Said)];
    }

    private static IEnumerable<(LocalDate First, LocalDate Last, Guid? SiteId)> Runs(IEnumerable<Closure> ofOnePlace)
    {
        var runs = new List<(LocalDate First, LocalDate Last, Guid? SiteId)>();
        foreach (var closure in ofOnePlace.OrderBy(closure => closure.First))
        {
            if (runs.Count > 0 && closure.First <= runs[^1].Last.PlusDays(1))
            {
                runs[^1] = (runs[^1].First, LocalDate.Max(runs[^1].Last, closure.Last), closure.SiteId);
            }
            else
            {
                runs.Add((closure.First, closure.Last, closure.SiteId));
            }
        }

        return runs;
    }

    private static string Closed(LocalDate first, LocalDate last, PatientContext context)
    {
        string Text(string key, params (string Name, string Value)[] more) => context.Page("site", key, more);
        string Day(LocalDate day) => Moments.Say(day, context.Words);
        var today = context.Site.Today;
        return last == today ? Text("closedToday")
            : first <= today ? Text("closedUntil", ("day", Day(last)))
            : first == last ? Text("closedOn", ("day", Day(first)))
            : Text("closedFrom", ("first", Day(first)), ("last", Day(last)));
    }

    private static string Joined(string key, string second, IEnumerable<string> parts, PatientContext context) =>
        parts.DefaultIfEmpty("").Aggregate((one, other) => context.Common(key, ("first", one), (second, other)));

    private static string Span(OpeningHours row, PatientContext context) => context.Common("hoursSpan", ("from", Time(row.Opens)), ("to", row.Closes == LocalTime.Midnight ? "24:00" : Time(row.Closes)));

    private static string Time(LocalTime time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
