using NodaTime;
using SpineClinic.Booking;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Patients.Booking;

/// <summary>Free times as a person looks through them: the earliest first, then days with how many each has, and of one day all its times.</summary>
public sealed record TimesView
{
    private const int MostEarliest = 3;
    private const int MostDays = 10;

    public TimeFilter Filter { get; init; } = new();

    public IReadOnlyList<OfferedTime> Earliest { get; init; } = [];

    public IReadOnlyList<(LocalDate Day, int Count)> Days { get; init; } = [];

    /// <summary>There are later days, which are not in <see cref="Days"/>.</summary>
    public bool HasMoreDays { get; init; }

    /// <summary>The times of the one day that was asked for.</summary>
    public IReadOnlyList<OfferedTime> OfDay { get; init; } = [];

    /// <summary>To filter by; none where there is nothing to choose.</summary>
    public IReadOnlyList<Choice> Sites { get; init; } = [];

    public IReadOnlyList<Choice> People { get; init; } = [];

    public static TimesView Of(FreeTimes free, TimeFilter filter)
    {
        ArgumentNullException.ThrowIfNull(free);
        ArgumentNullException.ThrowIfNull(filter);
        var (shape, zone) = (free.Shape, free.Shape.Zone);
        var sites = shape.Sites.Count > 1 ? shape.Sites : [];
        var people = free.Times.Select(time => time.SpecialistId).Distinct().Select(shape.Specialist).OfType<Specialists.Specialist>().ToList();
        var times = free.Times.Where(time => filter.Holds(time, zone)).ToList();
        var days = times.GroupBy(time => time.Start.InZone(zone).Date).Select(day => (Day: day.Key, Count: day.Count())).ToList();
        return new TimesView
        {
            Filter = filter,
            Earliest = filter.Day is null ? [.. times.Take(MostEarliest).Select(Offered)] : [],
            Days = filter.AllDays ? days : [.. days.Take(MostDays)],
            HasMoreDays = !filter.AllDays && days.Count > MostDays,
            OfDay = filter.Day is { } day ? [.. times.Where(time => time.Start.InZone(zone).Date == day).Select(Offered)] : [],
            Sites = [.. sites.Select(site => new Choice($"{site.Id:D}", site.Name))],
            People = people.Count > 1 || filter.Who is not null ? [.. people.Select(person => new Choice($"{person.Id:D}", person.Name))] : [],
        };

        OfferedTime Offered(FreeTime time) => new(
            time.StartCell, time.SpecialistId, time.Start, shape.Specialist(time.SpecialistId)?.Name ?? "", sites.Count > 1 ? shape.SiteOf(time.RoomId)?.Name : null);
    }
}
