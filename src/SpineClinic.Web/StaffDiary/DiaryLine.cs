using System.Globalization;
using NodaTime;
using SpineClinic.Booking;

namespace SpineClinic.Web.StaffDiary;

/// <summary>One line of a column: something in the diary, a free stretch, or one without a session. On a wide screen its classes put it at its time.</summary>
/// <param name="Kind">Which of the three.</param>
/// <param name="Entry">What is in the diary.</param>
/// <param name="Start">Its start.</param>
/// <param name="End">Not in it.</param>
/// <param name="Place">Classes: hour and minute of start and end, and which side when two overlap.</param>
public sealed record DiaryLine(DiaryLine.Of Kind, DiaryEntry? Entry, Instant Start, Instant End, string Place)
{
    // Nothing useful begins in less.
    private const int ShortestStretch = 3;

    public enum Of
    {
        Entry,
        Free,
        Closed,
    }

    public int Minutes => (int)(End - Start).TotalMinutes;

    /// <summary>The hours that a page shows: 8 to 18, and more when something is earlier or later.</summary>
    public static (int Top, int Bottom) Hours(IReadOnlyList<DiaryColumn> columns, DateTimeZone zone)
    {
        ArgumentNullException.ThrowIfNull(columns);
        var (top, bottom) = (8, 18);
        foreach (var column in columns)
        {
            var spans = column.Sessions.All.Concat(column.Entries.Select(entry => (From: entry.FirstCell, To: entry.EndCell)));
            foreach (var (from, to) in spans)
            {
                top = Math.Min(top, Minute(Cell.Start(from), column.Date, zone) / 60);
                bottom = Math.Max(bottom, (Minute(Cell.Start(to), column.Date, zone) + 59) / 60);
            }
        }

        return (top, bottom);
    }

    public static IReadOnlyList<DiaryLine> Lines(DiaryColumn column, Instant now, DateTimeZone zone, (int Top, int Bottom) hours)
    {
        ArgumentNullException.ThrowIfNull(column);
        var lines = new List<DiaryLine>();
        var sideEnds = new List<Instant>();
        foreach (var entry in column.Entries)
        {
            var side = sideEnds.FindIndex(end => end <= entry.Start);
            if (side < 0)
            {
                side = sideEnds.Count;
                sideEnds.Add(entry.End);
            }

            sideEnds[side] = entry.End;
            lines.Add(Make(Of.Entry, entry, entry.Start, entry.End, column.Date, zone, $" side-{Math.Min(side, 2)}"));
        }

        var nowCell = Cell.Ceiling(now);
        foreach (var (from, to) in column.Free.All)
        {
            Add(Of.Free, Math.Max(from, nowCell), to);
        }

        var day = new CivilDay(column.Date, zone);
        var whole = new Spans();
        whole.Add(day.EdgeOf(new LocalTime(hours.Top, 0)), hours.Bottom == 24 ? new CivilDay(column.Date.PlusDays(1), zone).EdgeOf(LocalTime.Midnight) : day.EdgeOf(new LocalTime(hours.Bottom, 0)));
        var taken = new Spans();
        foreach (var entry in column.Entries)
        {
            taken.Add(entry.FirstCell, entry.EndCell);
        }

        foreach (var (from, to) in whole.Without(column.Sessions).Without(taken.Settle()).All)
        {
            Add(Of.Closed, from, to);
        }

        return [.. lines.OrderBy(line => line.Start).ThenBy(line => line.Kind)];

        void Add(Of kind, int from, int to)
        {
            if (to - from >= ShortestStretch)
            {
                lines.Add(Make(kind, null, Cell.Start(from), Cell.Start(to), column.Date, zone, ""));
            }
        }
    }

    private static DiaryLine Make(Of kind, DiaryEntry? entry, Instant start, Instant end, LocalDate date, DateTimeZone zone, string side)
    {
        var from = Minute(start, date, zone);
        var to = Math.Max(Minute(end, date, zone), from + Cell.Minutes);
        return new DiaryLine(kind, entry, start, end, string.Create(CultureInfo.InvariantCulture, $"h{from / 60} m{from % 60} eh{to / 60} em{to % 60}{side}"));
    }

    private static int Minute(Instant at, LocalDate date, DateTimeZone zone)
    {
        var local = at.InZone(zone);
        var minutes = local.Date < date ? 0 : local.Date > date ? 24 * 60 : (local.Hour * 60) + local.Minute;
        return minutes - (minutes % Cell.Minutes);
    }
}
