namespace SpineClinic.Booking;

/// <summary>
/// The lines of another program's calendar that say when something is, and no others: titles, places, people and notes are dropped here, before anything
/// is made of them.
/// </summary>
internal sealed class CalendarImportFile
{
    private const int Deepest = 8;

    private static readonly HashSet<string> Wanted = new(StringComparer.OrdinalIgnoreCase)
    {
        "UID", "SEQUENCE", "DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID", "STATUS", "TRANSP",
        "TZID", "X-LIC-LOCATION", "TZOFFSETFROM", "TZOFFSETTO",
    };

    private readonly List<Component> open = [];

    private CalendarImportFile()
    {
    }

    public CalendarImportProblem? Problem { get; private set; }

    public List<Component> Events { get; } = [];

    /// <summary>Descriptions of zones by their id.</summary>
    public Dictionary<string, Component> Zones { get; } = new(StringComparer.Ordinal);

    public static CalendarImportFile Read(string text)
    {
        var file = new CalendarImportFile();
        var isCalendar = false;
        foreach (var line in Unfold(text))
        {
            if (Split(line) is not { } property)
            {
                continue;
            }

            isCalendar |= file.open.Count == 0 && property.Is("BEGIN", "VCALENDAR");
            if (isCalendar && !file.Take(property))
            {
                return file;
            }
        }

        file.Problem ??= !isCalendar ? CalendarImportProblem.NotACalendar : file.open.Count > 0 ? CalendarImportProblem.Broken : null;
        return file;
    }

    private bool Take(Property property)
    {
        if (property.Name.Equals("BEGIN", StringComparison.OrdinalIgnoreCase))
        {
            return Begin(new Component(property.Value.Trim().ToUpperInvariant()));
        }

        if (property.Name.Equals("END", StringComparison.OrdinalIgnoreCase))
        {
            return End(property.Value.Trim());
        }

        if (open.Count > 0 && Wanted.Contains(property.Name))
        {
            open[^1].Properties.Add(property);
        }

        return true;
    }

    private bool Begin(Component component)
    {
        open.Add(component);
        Problem = open.Count > Deepest ? CalendarImportProblem.Broken : null;
        return Problem is null;
    }

    private bool End(string kind)
    {
        if (open.Count == 0 || !open[^1].Kind.Equals(kind, StringComparison.OrdinalIgnoreCase))
        {
            Problem = CalendarImportProblem.Broken;
            return false;
        }

        var ended = open[^1];
        open.RemoveAt(open.Count - 1);
        var within = open.Count == 0 ? null : open[^1];
        switch (ended.Kind)
        {
            case "VEVENT" when within?.Kind == "VCALENDAR":
                Events.Add(ended);
                Problem = Events.Count > CalendarImport.MostEvents ? CalendarImportProblem.TooManyEvents : null;
                break;
            case "VTIMEZONE" when ended["TZID"] is { } id:
                Zones.TryAdd(id.Value.Trim(), ended);
                break;
            case "STANDARD" or "DAYLIGHT" when within?.Kind == "VTIMEZONE":
                within.Parts.Add(ended);
                break;
        }

        return Problem is null;
    }

    // Only CR and LF end a line: other line separators are part of a text, and what follows them must not become a line.
    private static IEnumerable<string> Unfold(string text)
    {
        var logical = "";
        var pieces = new List<string>();
        foreach (var line in text.TrimStart('\uFEFF').Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (line[0] is ' ' or '\t')
            {
                pieces.Add(line[1..]);
                continue;
            }

            yield return logical + string.Concat(pieces);
            logical = line;
            pieces.Clear();
        }

        yield return logical + string.Concat(pieces);
    }

    private static Property? Split(string line)
    {
        var quoted = false;
        var parts = new List<string>();
        var begin = 0;
        for (var at = 0; at < line.Length; at++)
        {
            quoted ^= line[at] == '"';
            if (quoted || line[at] is not (';' or ':'))
            {
                continue;
            }

            parts.Add(line[begin..at]);
            begin = at + 1;
            if (line[at] == ':')
            {
                const string zone = "TZID=";
                var id = parts.Skip(1).FirstOrDefault(part => part.StartsWith(zone, StringComparison.OrdinalIgnoreCase));
                var ranged = parts.Skip(1).Any(part => part.StartsWith("RANGE=", StringComparison.OrdinalIgnoreCase));
                return new Property(parts[0].Trim(), id?[zone.Length..].Trim('"'), ranged, line[begin..]);
            }
        }

        return null;
    }

    /// <param name="Name">Such as DTSTART.</param>
    /// <param name="Zone">The parameter TZID.</param>
    /// <param name="Ranged">Whether it speaks of this time "and all later ones".</param>
    /// <param name="Value">As it stands.</param>
    internal sealed record Property(string Name, string? Zone, bool Ranged, string Value)
    {
        public bool Is(string name, string value) =>
            Name.Equals(name, StringComparison.OrdinalIgnoreCase) && Value.Trim().Equals(value, StringComparison.OrdinalIgnoreCase);
    }

    internal sealed record Component(string Kind)
    {
        public List<Property> Properties { get; } = [];

        public List<Component> Parts { get; } = [];

        public Property? this[string name] => Properties.Find(property => property.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

        public IEnumerable<Property> All(string name) => Properties.Where(property => property.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
    }
}
