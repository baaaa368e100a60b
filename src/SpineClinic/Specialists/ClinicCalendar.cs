using NodaTime;

namespace SpineClinic.Specialists;

/// <summary>
/// The clinic's opening hours as arithmetic over instants. Rules are civil time in the clinic's zone: a time that a clock change skips is moved forward, one
/// that it repeats is taken once, the earlier. On a day of a closure of the whole clinic it is not open. A calendar without any opening hours is open round
/// the clock, and closures without an end in sight are not counted, so that a deadline always exists.
/// </summary>
public sealed class ClinicCalendar(DateTimeZone zone, IReadOnlyCollection<OpeningHours> hours, IReadOnlyCollection<Closure>? closures = null)
{
    private const int DaysToLook = 60;
    private readonly Closure[] closures = [.. (closures ?? []).Where(closure => closure.SiteId is null)];

    public DateTimeZone Zone { get; } = zone;

    public bool IsOpen(Instant at) => SpansFrom(at, days: 1).Any(span => span.Contains(at));

    /// <summary>The present span when open, else the next one.</summary>
    public Interval CurrentOrNextSpan(Instant at) => FirstSpan(at, span => span.End > at);

    /// <summary>The first span that begins after <paramref name="at"/>.</summary>
    public Interval NextSpan(Instant at) => FirstSpan(at, span => span.Start > at);

    /// <summary>Whether the whole clinic is closed on a date, as a holiday is.</summary>
    public bool IsClosedOn(LocalDate date) => Array.Exists(closures, closure => closure.Includes(date));

    /// <summary>When the clinic closes on the <paramref name="days"/>th working day after the civil day of <paramref name="at"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="days"/> is below 1.</exception>
    public Instant CloseOfWorkingDay(Instant at, int days)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        return WorkingDay(at, days, countClosures: true) ?? WorkingDay(at, days, countClosures: false) ?? throw new InvalidOperationException("The clinic is never open.");
    }

    /// <summary>From the first opening to the last closing of the civil day of <paramref name="at"/>, lunch included; null when it is closed all day.</summary>
    public Interval? DayOf(Instant at)
    {
        var spans = Spans(at.InZone(Zone).Date, countClosures: true).Where(span => span.Opens < span.Closes).ToList();
        return spans.Count == 0 ? null : new Interval(spans.Min(span => span.Opens), spans.Max(span => span.Closes));
    }

    /// <summary>How long the clinic is open between two instants, lunch, nights and holidays left out. Zero when the second is not after the first.</summary>
    public Duration OpenTime(Instant from, Instant to)
    {
        var open = Duration.Zero;
        if (to <= from)
        {
            return open;
        }

        var days = Period.DaysBetween(from.InZone(Zone).Date, to.InZone(Zone).Date) + 1;
        foreach (var span in SpansFrom(from, days))
        {
            var (start, end) = (Instant.Max(span.Start, from), Instant.Min(span.End, to));
            open += end > start ? end - start : Duration.Zero;
        }

        return open;
    }

    /// <summary>When the clinic will have been open for so long after an instant; the instant itself for nothing.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="open"/> is negative.</exception>
    public Instant AfterOpenTime(Instant from, Duration open)
    {
        if (open < Duration.Zero)
        {
            throw new ArgumentOutOfRangeException(nameof(open), "Time does not run backwards.");
        }

        var (at, left) = (from, open);
        while (left > Duration.Zero)
        {
            var span = CurrentOrNextSpan(at);
            var start = Instant.Max(span.Start, at);
            if (span.End - start >= left)
            {
                return start + left;
            }

            left -= span.End - start;
            at = span.End;
        }

        return at;
    }

    private Instant? WorkingDay(Instant at, int days, bool countClosures)
    {
        // Open on one day of the week, and closed for as long as counts.
        var date = at.InZone(Zone).Date;
        for (var looked = 0; looked < DaysToLook + (7 * (days + 1)); looked++)
        {
            date = date.PlusDays(1);
            var closings = Spans(date, countClosures).Where(span => span.Opens < span.Closes).Select(span => span.Closes).ToList();
            if (closings.Count > 0 && --days == 0)
            {
                return closings.Max();
            }
        }

        return null;
    }

    private Interval FirstSpan(Instant at, Func<Interval, bool> fits)
    {
        foreach (var span in SpansFrom(at, DaysToLook).Where(fits))
        {
            return span;
        }

        return SpansFrom(at, DaysToLook, countClosures: false).First(fits);
    }

    private IEnumerable<Interval> SpansFrom(Instant at, int days, bool countClosures = true)
    {
        var first = at.InZone(Zone).Date;
        for (var day = 0; day < days; day++)
        {
            var date = first.PlusDays(day);
            foreach (var (opens, closes) in Spans(date, countClosures))
            {
                if (opens < closes)
                {
                    yield return new Interval(opens, closes);
                }
            }
        }
    }

    private IEnumerable<(Instant Opens, Instant Closes)> Spans(LocalDate date, bool countClosures)
    {
        if (countClosures && IsClosedOn(date))
        {
            yield break;
        }

        if (hours.Count == 0)
        {
            yield return (Zone.AtStartOfDay(date).ToInstant(), Zone.AtStartOfDay(date.PlusDays(1)).ToInstant());
        }

        foreach (var span in hours.Where(row => row.Day == date.DayOfWeek).OrderBy(row => row.Opens))
        {
            yield return (Zone.AtLeniently(date + span.Opens).ToInstant(), Zone.AtLeniently(span.EndOn(date)).ToInstant());
        }
    }
}
