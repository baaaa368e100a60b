using System.Globalization;
using NodaTime;

namespace SpineClinic.Booking;

/// <summary>One event of another calendar, and the times that it takes up.</summary>
internal sealed class CalendarImportEvent
{
    private readonly CalendarImportFile.Component source;
    private readonly CalendarImportZones zones;
    private readonly CalendarImportTime start;

    // Exactly one of these, or neither for an event that takes no time.
    private readonly Period? nominal;
    private readonly Duration? exact;
    private readonly LeftOut left;

    private CalendarImportEvent(CalendarImportFile.Component source, CalendarImportZones zones, CalendarImportTime start)
    {
        (this.source, this.zones, this.start) = (source, zones, start);
        (nominal, exact) = Length();
        left = new LeftOut(source.All("EXDATE").SelectMany(Times));
    }

    /// <summary>Empty when the file does not say: then nothing else speaks of the same event.</summary>
    public string Uid => source["UID"]?.Value.Trim() ?? "";

    public int Sequence => int.TryParse(source["SEQUENCE"]?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    /// <summary>Set for one that stands in the place of a single time of a repeating event.</summary>
    public CalendarImportTime? Replaces { get; private init; }

    public bool IsBusy => source["STATUS"]?.Is("STATUS", "CANCELLED") != true && source["TRANSP"]?.Is("TRANSP", "TRANSPARENT") != true;

    /// <summary>Null when its times cannot be read.</summary>
    public static CalendarImportEvent? Read(CalendarImportFile.Component source, CalendarImportZones zones)
    {
        var replaces = source["RECURRENCE-ID"] is { } id ? CalendarImportTime.Read(id.Value, id.Zone, zones) : null;
        if (source["DTSTART"] is not { } begins || CalendarImportTime.Read(begins.Value, begins.Zone, zones) is not { } start
            || (source["RECURRENCE-ID"] is { } single && (replaces is null || single.Ranged)))
        {
            return null;
        }

        var read = new CalendarImportEvent(source, zones, start) { Replaces = replaces };
        return read.IsWhole ? read : null;
    }

    // An end, a length or an exception that cannot be read makes the event one that cannot be read.
    private bool IsWhole => (nominal is null && exact is null) ? source["DTEND"] is null && source["DURATION"] is null
        : source.All("EXDATE").Concat(source.All("RDATE")).All(property => property.Value.Split(',').All(value => CalendarImportTime.Read(value.Split('/')[0], property.Zone, zones) is not null));

    /// <summary>What it takes up of the horizon, not clipped; null when it repeats in a way that is refused.</summary>
    /// <param name="horizon">With a start and an end.</param>
    /// <param name="rules">Counts what rules cost.</param>
    /// <param name="replaced">Its times that another event stands in for.</param>
    public List<Interval>? Within(Interval horizon, CalendarImportRule rules, LeftOut replaced)
    {
        if (nominal is null && exact is null)
        {
            return [];
        }

        if (Starts(horizon, rules) is not { } starts)
        {
            return null;
        }

        starts.AddRange(source.All("RDATE").Where(property => !property.Value.Contains('/', StringComparison.Ordinal)).SelectMany(Times));
        return
        [
            .. starts.Where(time => !left.Has(time) && !replaced.Has(time)).Select(time => new Interval(time.Instant, End(time))),
            .. source.All("RDATE").SelectMany(Periods).Where(period => !left.Has(period.Start) && !replaced.Has(period.Start)),
        ];
    }

    private List<CalendarImportTime>? Starts(Interval horizon, CalendarImportRule rules)
    {
        var starts = new List<CalendarImportTime>();
        var ruled = false;
        foreach (var rule in source.All("RRULE"))
        {
            ruled = true;
            var reach = nominal ?? Period.FromSeconds((long)exact!.Value.TotalSeconds);
            var from = horizon.Start.InZone(start.Zone).LocalDateTime.PlusDays(-1) - reach;
            if (rules.Expand(rule.Value, start.At, start.Zone, from, horizon.End.InZone(start.Zone).LocalDateTime) is not { } times)
            {
                return null;
            }

            starts.AddRange(times.Select(at => start with { At = at }));
        }

        if (!ruled)
        {
            starts.Add(start);
        }

        return starts;
    }

    private IEnumerable<CalendarImportTime> Times(CalendarImportFile.Property property) =>
        property.Value.Split(',').Select(value => CalendarImportTime.Read(value, property.Zone, zones)).OfType<CalendarImportTime>();

    private IEnumerable<Interval> Periods(CalendarImportFile.Property property)
    {
        foreach (var pair in property.Value.Split(',').Select(value => value.Split('/')).Where(pair => pair.Length == 2))
        {
            if (CalendarImportTime.Read(pair[0], property.Zone, zones) is { } begins)
            {
                var end = CalendarImportTime.Read(pair[1], property.Zone, zones)?.Instant
                    ?? (LengthOf(pair[1]) is { } length ? begins.Zone.AtLeniently(begins.At + length).ToInstant() : begins.Instant);
                yield return new Interval(begins.Instant, Instant.Max(begins.Instant, end));
            }
        }
    }

    // An end is a length in real time, a DURATION of days is one by the clock on the wall.
    private (Period? Nominal, Duration? Exact) Length()
    {
        if (source["DTEND"] is { } property)
        {
            var end = CalendarImportTime.Read(property.Value, property.Zone, zones);
            return end is null || end.Instant < start.Instant ? (null, null)
                : start.IsDate && end.IsDate ? (Period.FromDays(Math.Max(1, Period.DaysBetween(start.At.Date, end.At.Date))), null) : (null, end.Instant - start.Instant);
        }

        return source["DURATION"] is { } duration ? (LengthOf(duration.Value), null) : (start.IsDate ? Period.FromDays(1) : null, null);
    }

    private static Period? LengthOf(string text)
    {
        try
        {
            return Ical.Net.DataTypes.Duration.Parse(text.Trim()) is { Sign: > 0 } length ? new PeriodBuilder
            {
                Weeks = length.Weeks ?? 0,
                Days = length.Days ?? 0,
                Hours = length.Hours ?? 0,
                Minutes = length.Minutes ?? 0,
                Seconds = length.Seconds ?? 0,
            }.Build() : null;
        }
        catch (Exception wrong) when (wrong is FormatException or ArgumentException or OverflowException)
        {
            return null;
        }
    }

    private Instant End(CalendarImportTime time) => exact is { } length ? time.Instant + length
        : time.IsDate ? time.Zone.AtStartOfDay((time.At + nominal!).Date).ToInstant() : AfterNominal(time);

    // Days by the clock on the wall, then hours in real time.
    private Instant AfterNominal(CalendarImportTime time)
    {
        var days = time.Zone.AtLeniently(time.At.PlusWeeks(nominal!.Weeks).PlusDays(nominal.Days)).ToInstant();
        return days + Duration.FromHours(nominal.Hours) + Duration.FromMinutes(nominal.Minutes) + Duration.FromSeconds(nominal.Seconds);
    }

    /// <summary>Times that an event does not take up, though its rule gives them.</summary>
    internal sealed class LeftOut(IEnumerable<CalendarImportTime> times)
    {
        private readonly ILookup<bool, CalendarImportTime> kinds = times.ToLookup(time => time.IsDate);
        private HashSet<LocalDate>? dates;
        private HashSet<Instant>? instants;

        public bool Has(CalendarImportTime time) => (dates ??= [.. kinds[true].Select(each => each.At.Date)]).Contains(time.At.Date) || Has(time.Instant);

        public bool Has(Instant start) => (instants ??= [.. kinds[false].Select(each => each.Instant)]).Contains(start);
    }
}
