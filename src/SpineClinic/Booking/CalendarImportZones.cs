using System.Globalization;
using NodaTime;
using NodaTime.TimeZones;

namespace SpineClinic.Booking;

/// <summary>
/// What another program means by a zone's name: the name of the time zone database, also behind a prefix; one of Windows; else what the file itself
/// says of it.
/// </summary>
internal sealed class CalendarImportZones(CalendarImportFile file, CalendarImportRule rules, DateTimeZone fallback, Interval horizon)
{
    private const int MostChanges = 1000;
    private readonly Dictionary<string, DateTimeZone?> known = new(StringComparer.Ordinal);

    /// <summary>The clinic's zone: for dates, and for times without a zone.</summary>
    public DateTimeZone Fallback => fallback;

    /// <summary>Null when nobody says what it means.</summary>
    // The names of the tz database have at most 32 signs; programs put a path before them.
    private const int LongestName = 255;

    public DateTimeZone? Find(string id)
    {
        if (!known.TryGetValue(id, out var zone))
        {
            var described = file.Zones.GetValueOrDefault(id);
            zone = Named(id) ?? Named(described?["X-LIC-LOCATION"]?.Value.Trim()) ?? (described is null ? null : Described(described));
            known[id] = zone;
        }

        return zone;
    }

    private static DateTimeZone? Named(string? id)
    {
        if (id?.Length > LongestName)
        {
            return null;
        }

        for (var rest = id?.TrimStart('/'); !string.IsNullOrEmpty(rest); rest = rest.Contains('/', StringComparison.Ordinal) ? rest[(rest.IndexOf('/', StringComparison.Ordinal) + 1)..] : null)
        {
            if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(rest) is { } zone)
            {
                return zone;
            }

            if (TzdbDateTimeZoneSource.Default.WindowsMapping.PrimaryMapping.TryGetValue(rest, out var name))
            {
                return DateTimeZoneProviders.Tzdb[name];
            }
        }

        return null;
    }

    private DescribedZone? Described(CalendarImportFile.Component zone)
    {
        var changes = new SortedDictionary<Instant, (Offset From, Offset To)>();
        foreach (var part in zone.Parts)
        {
            if (CalendarImportTime.Local(part["DTSTART"]?.Value) is not { } onset
                || OffsetOf(part["TZOFFSETFROM"]?.Value) is not { } before || OffsetOf(part["TZOFFSETTO"]?.Value) is not { } after)
            {
                return null;
            }

            foreach (var at in Onsets(part, onset, before))
            {
                changes[at.WithOffset(before).ToInstant()] = (before, after);
            }
        }

        return changes.Count is 0 or > MostChanges ? null : new DescribedZone(changes);
    }

    private IEnumerable<LocalDateTime> Onsets(CalendarImportFile.Component part, LocalDateTime onset, Offset before)
    {
        var from = horizon.Start.InUtc().LocalDateTime.PlusYears(-2);
        var to = horizon.End.InUtc().LocalDateTime.PlusYears(1);
        var dates = part.All("RDATE").SelectMany(each => each.Value.Split(',')).Select(CalendarImportTime.Local).OfType<LocalDateTime>();
        var ruled = part.All("RRULE").SelectMany(rule => rules.Expand(rule.Value, onset, DateTimeZone.ForOffset(before), from, to) ?? []);
        return dates.Concat(ruled).Prepend(onset);
    }

    private static Offset? OffsetOf(string? text)
    {
        var digits = text?.Trim();
        return digits is { Length: 5 or 7 } && digits[0] is '+' or '-' && int.TryParse(digits.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? OffsetOf(digits.Length == 5 ? number * 100 : number, digits[0] == '-') : null;
    }

    private static Offset? OffsetOf(int number, bool behind)
    {
        var seconds = (number / 10000 * 3600) + (number / 100 % 100 * 60) + (number % 100);
        return seconds > 18 * 3600 ? null : Offset.FromSeconds(behind ? -seconds : seconds);
    }

    /// <summary>A zone by its changes: before the first one, the offset that it changes from.</summary>
    private sealed class DescribedZone : DateTimeZone
    {
        private readonly List<ZoneInterval> spans = [];

        public DescribedZone(SortedDictionary<Instant, (Offset From, Offset To)> changes)
            : base("described", false, Offset.FromHours(-18), Offset.FromHours(18))
        {
            Instant? begin = null;
            var offset = changes.Values.First().From;
            foreach (var (at, change) in changes)
            {
                spans.Add(new ZoneInterval("", begin, at, offset, Offset.Zero));
                (begin, offset) = (at, change.To);
            }

            spans.Add(new ZoneInterval("", begin, null, offset, Offset.Zero));
        }

        public override ZoneInterval GetZoneInterval(Instant instant) => spans.Find(span => span.Contains(instant))!;
    }
}
