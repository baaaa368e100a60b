using NodaTime;

namespace SpineClinic.Specialists;

/// <summary>
/// The clinic's opening hours as arithmetic over instants. Rules are civil time in the clinic's zone: a time that a clock change skips is moved forward, one
/// that it repeats is taken once, the earlier. A calendar without any opening hours is open round the clock, so that a deadline always exists.
/// </summary>
public sealed class ClinicCalendar(DateTimeZone zone, IReadOnlyCollection<OpeningHours> hours)
{
    private const int DaysToLook = 15;

    public DateTimeZone Zone { get; } = zone;

    public bool IsOpen(Instant at) => SpansFrom(at, days: 1).Any(span => span.Contains(at));

    /// <summary>The present span when open, else the next one.</summary>
    public Interval CurrentOrNextSpan(Instant at) => SpansFrom(at, DaysToLook).First(span => span.End > at);

    /// <summary>The first span that begins after <paramref name="at"/>.</summary>
    public Interval NextSpan(Instant at) => SpansFrom(at, DaysToLook).First(span => span.Start > at);

    /// <summary>When the clinic closes on the <paramref name="days"/>th working day after the civil day of <paramref name="at"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="days"/> is below 1.</exception>
    public Instant CloseOfWorkingDay(Instant at, int days)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        var date = at.InZone(Zone).Date;
        var last = (DaysToLook + 7) * (days + 1);
        for (var looked = 0; looked < last; looked++)
        {
            date = date.PlusDays(1);
            var closings = Spans(date).Where(span => span.Opens < span.Closes).Select(span => span.Closes).ToList();
            if (closings.Count > 0 && --days == 0)
            {
                return closings.Max();
            }
        }

        throw new InvalidOperationException("The clinic is never open.");
    }

    private IEnumerable<Interval> SpansFrom(Instant at, int days)
    {
        var first = at.InZone(Zone).Date;
        for (var day = 0; day < days; day++)
        {
            var date = first.PlusDays(day);
            foreach (var (opens, closes) in Spans(date))
            {
                if (opens < closes)
                {
                    yield return new Interval(opens, closes);
                }
            }
        }
    }

    private IEnumerable<(Instant Opens, Instant Closes)> Spans(LocalDate date)
    {
        if (hours.Count == 0)
        {
            yield return (Zone.AtStartOfDay(date).ToInstant(), Zone.AtStartOfDay(date.PlusDays(1)).ToInstant());
        }

        foreach (var span in hours.Where(row => row.Day == date.DayOfWeek).OrderBy(row => row.Opens))
        {
            yield return (Zone.AtLeniently(date + span.Opens).ToInstant(), Zone.AtLeniently(date + span.Closes).ToInstant());
        }
    }
}
