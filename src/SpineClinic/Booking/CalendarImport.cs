using System.Text;
using NodaTime;

namespace SpineClinic.Booking;

/// <summary>
/// Reads when somebody is busy from a calendar of another program. The file comes from outside: whatever is in it, the answer is a result, after an effort
/// that is bounded. Not taken as busy: cancelled events and those that are marked as free.
/// </summary>
public static class CalendarImport
{
    /// <summary>In bytes of UTF-8.</summary>
    public const int LargestFile = 1024 * 1024;

    public const int MostEvents = 5000;

    /// <param name="text">The file.</param>
    /// <param name="fallbackZone">The clinic's zone: for whole days, and for times that name no zone.</param>
    /// <param name="horizon">Only times within it are wanted; it has a start and an end.</param>
    /// <exception cref="InvalidOperationException">The horizon has no start or no end.</exception>
    public static CalendarImportResult ReadBusy(string text, DateTimeZone fallbackZone, Interval horizon)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(fallbackZone);
        _ = horizon.Duration;
        if (text.Length > LargestFile || Encoding.UTF8.GetByteCount(text) > LargestFile)
        {
            return new CalendarImportResult([], CalendarImportProblem.TooLarge, 0);
        }

        var file = CalendarImportFile.Read(text);
        if (file.Problem is not null)
        {
            return new CalendarImportResult([], file.Problem, 0);
        }

        var rules = new CalendarImportRule();
        var zones = new CalendarImportZones(file, rules, fallbackZone, horizon);
        var read = file.Events.Select(each => Guarded(() => CalendarImportEvent.Read(each, zones))).ToList();
        var events = Newest(read.OfType<CalendarImportEvent>());
        var replaced = events.Where(each => each.Replaces is not null && each.Uid.Length > 0).GroupBy(each => each.Uid, StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => new CalendarImportEvent.LeftOut(same.Select(each => each.Replaces!)), StringComparer.Ordinal);
        var busy = events.Where(each => each.IsBusy).Select(each => Guarded(() => each.Within(horizon, rules, ReplacedOf(each)))).ToList();
        return new CalendarImportResult(Merge(busy.OfType<List<Interval>>().SelectMany(each => each), horizon), null, read.Count(each => each is null) + busy.Count(each => each is null));

        CalendarImportEvent.LeftOut ReplacedOf(CalendarImportEvent each) =>
            each.Replaces is null && replaced.TryGetValue(each.Uid, out var times) ? times : new CalendarImportEvent.LeftOut([]);
    }

    // Times near the ends of the calendar (years 1 and 9999) cannot be added to.
    private static T? Guarded<T>(Func<T?> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (Exception beyond) when (beyond is ArgumentException or ArithmeticException or SkippedTimeException or InvalidOperationException)
        {
            return null;
        }
    }

    // Of two revisions of one event in a file, the newer. With the same number both count: there are programs that give one UID to everything.
    private static List<CalendarImportEvent> Newest(IEnumerable<CalendarImportEvent> events) =>
    [
        .. events.GroupBy(each => (each.Uid, each.Replaces)).SelectMany(same =>
        {
            var newest = same.Key.Uid.Length == 0 ? 0 : same.Max(each => each.Sequence);
            return same.Where(each => each.Sequence >= newest);
        }),
    ];

    private static List<Interval> Merge(IEnumerable<Interval> times, Interval horizon)
    {
        var merged = new List<Interval>();
        foreach (var time in times.Where(time => time.Start < time.End && time.Start < horizon.End && time.End > horizon.Start)
            .Select(time => new Interval(Instant.Max(time.Start, horizon.Start), Instant.Min(time.End, horizon.End))).OrderBy(time => time.Start))
        {
            if (merged.Count > 0 && time.Start <= merged[^1].End)
            {
                merged[^1] = new Interval(merged[^1].Start, Instant.Max(merged[^1].End, time.End));
            }
            else
            {
                merged.Add(time);
            }
        }

        return merged;
    }
}
