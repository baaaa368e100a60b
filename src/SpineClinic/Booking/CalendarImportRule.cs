using Ical.Net;
using Ical.Net.DataTypes;
using Ical.Net.Evaluation;
using NodaTime;
using NodaTime.Extensions;
using Period = NodaTime.Period;

namespace SpineClinic.Booking;

/// <summary>
/// The local times that a recurrence rule gives. Ical.Net reads and counts the rule; here stand the limits, because a rule of forty characters can go on
/// for ever. Refused are rules that repeat more often than hourly, and files whose rules together reach over more than a million days.
/// </summary>
internal sealed class CalendarImportRule
{
    private const int LongestRule = 1000;
    private const int MostInADay = 24;

    // What a rule that finds nothing more has cost.
    private const int FruitlessDays = 20_000;
    private long daysLeft = 1_000_000;

    /// <summary>The times from <paramref name="from"/> on and before <paramref name="to"/>, or null when the rule is refused or wrong.</summary>
    /// <param name="text">The value of RRULE.</param>
    /// <param name="start">The first time; a date is its midnight.</param>
    /// <param name="zone">The zone of <paramref name="start"/>: in which an end that is given in UTC is meant.</param>
    /// <param name="from">What is before is left out, though it counts.</param>
    /// <param name="to">Where to stop.</param>
    public List<LocalDateTime>? Expand(string text, LocalDateTime start, DateTimeZone zone, LocalDateTime from, LocalDateTime to)
    {
        if (text.Length > LongestRule)
        {
            return null;
        }

        try
        {
            var rule = new RecurrenceRule(text.Trim());
            return PerDay(rule) <= MostInADay && Afford(rule, start, from, to) ? Expand(rule, start, zone, from, to) : null;
        }
        catch (Exception wrong) when (wrong is FormatException or ArgumentException or ArithmeticException or InvalidOperationException or EvaluationException)
        {
            return null;
        }
    }

    private static long PerDay(RecurrenceRule rule) => rule.Frequency is FrequencyType.Daily or FrequencyType.Weekly or FrequencyType.Monthly or FrequencyType.Yearly
        ? (long)Math.Max(1, rule.ByHour.Count) * Math.Max(1, rule.ByMinute.Count) * Math.Max(1, rule.BySecond.Count) : long.MaxValue;

    // A rule with a count is counted from its first day, any other from the horizon on; but the library walks there from the first day, one step a day at most.
    private bool Afford(RecurrenceRule rule, LocalDateTime start, LocalDateTime from, LocalDateTime to)
    {
        var first = rule.Count is null && from > start ? from : start;
        var passedOver = first > start ? Period.DaysBetween(start.Date, first.Date) : 0;
        daysLeft -= passedOver + Math.Max(1, Period.DaysBetween(first.Date, to.Date)) * PerDay(rule);
        return daysLeft >= 0;
    }

    private List<LocalDateTime> Expand(RecurrenceRule rule, LocalDateTime start, DateTimeZone zone, LocalDateTime from, LocalDateTime to)
    {
        if (rule.Until is { } until)
        {
            rule.Until = Floating(Until(until, zone));
        }

        // Without a zone: a rule is counted in local time, and which zone that is, is not the library's matter.
        var source = new Ical.Net.CalendarComponents.CalendarEvent { DtStart = Floating(start), RecurrenceRule = rule };
        var found = new List<LocalDateTime>();
        try
        {
            foreach (var occurrence in source.GetOccurrences(Floating(from > start ? from : start), new EvaluationOptions { MaxUnmatchedIncrementsLimit = LongestGap(rule.Frequency) }))
            {
                var at = occurrence.Period.StartTime.Value.ToLocalDateTime();
                if (at >= to)
                {
                    break;
                }

                if (at >= from)
                {
                    found.Add(at);
                }
            }
        }
        catch (Exception end) when (end is EvaluationLimitExceededException or EvaluationOutOfRangeException)
        {
            daysLeft -= FruitlessDays;
        }

        return found;
    }

    // A leap day may be eight years away, and one that is a Monday forty.
    private static int LongestGap(FrequencyType frequency) => frequency switch
    {
        FrequencyType.Yearly => 50,
        FrequencyType.Monthly => 120,
        FrequencyType.Weekly => 450,
        _ => 3000,
    };

    private static LocalDateTime Until(CalDateTime until, DateTimeZone zone)
    {
        var local = until.Value.ToLocalDateTime();
        if (!until.HasTime)
        {
            return local.Date.At(new LocalTime(23, 59, 59));
        }

        return until.IsUtc ? local.InUtc().WithZone(zone).LocalDateTime : local;
    }

    private static CalDateTime Floating(LocalDateTime at) => new(at.ToDateTimeUnspecified(), hasTime: true);
}
