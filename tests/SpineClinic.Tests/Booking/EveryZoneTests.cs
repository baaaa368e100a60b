using NodaTime;
using NodaTime.TimeZones;
using SpineClinic.Booking;
using SpineClinic.Specialists;

namespace SpineClinic.Tests.Booking;

/// <summary>
/// Every zone of the time zone database, and every change of its clocks from 2024 to 2036. What is right is found in another way than the program does it: by
/// walking through the days around the change in steps of five minutes and looking at the clock on the wall.
/// </summary>
public sealed class EveryZoneTests
{
    private const int MinutesInDay = 24 * 60;
    private static readonly Instant From = Instant.FromUtc(2024, 1, 1, 0, 0);
    private static readonly Instant To = Instant.FromUtc(2037, 1, 1, 0, 0);
    private static readonly Room Room = new("Room");

    // Whole days, the last hour, the small hours in which clocks are changed, and hours that begin or end within a change.
    private static readonly (int Starts, int Ends)[] Hours =
        [(0, 1435), (23 * 60, 1435), (0, 6 * 60), (90, 150), (30, 135), (135, 220), (50, 170), (1370, 1425)];

    private static readonly (int Length, int Grid)[] Kinds = [(30, 30), (45, 15), (5, 5)];

    [Fact]
    public void No_start_is_outside_a_session_none_is_there_twice_and_none_is_missing()
    {
        var (zones, changes, starts) = (new HashSet<string>(), 0, 0);
        foreach (var id in DateTimeZoneProviders.Tzdb.Ids.Select(id => TzdbDateTimeZoneSource.Default.CanonicalIdMap[id]).Where(zones.Add))
        {
            var zone = DateTimeZoneProviders.Tzdb[id];
            var shape = ShapeOf(zone);
            foreach (var change in zone.GetZoneIntervals(From, To).Where(interval => interval.HasEnd && interval.End < To).Select(interval => interval.End))
            {
                changes++;
                var (before, after) = ((change - Duration.FromMinutes(5)).InZone(zone).Date, change.InZone(zone).Date);
                for (var date = before.PlusDays(-1); date <= after.PlusDays(1); date = date.PlusDays(1))
                {
                    starts += Check(shape, date, change, date >= before && date <= after ? shape.Types : [shape.Types[0]]);
                }
            }

            starts += Check(shape, new LocalDate(2030, 6, 5), Instant.FromUtc(2030, 6, 5, 12, 0), shape.Types);
        }

        Assert.True(zones.Count > 300 && changes > 2000 && starts > 1_000_000, $"{zones.Count} zones, {changes} changes, {starts} starts: too few to prove anything.");
    }

    private static int Check(ClinicShape.Snapshot shape, LocalDate date, Instant change, IEnumerable<ConsultationType> types)
    {
        var now = change - Duration.FromDays(9);
        var (clock, count) = (ClockOnTheWall(shape.Zone, date, change), 0);
        foreach (var type in types)
        {
            var query = new TimeQuery(type.Id, ForStaff: true) { From = date, To = date };
            var found = new Availability(shape, new Busy(), query, now).Find().ToLookup(time => time.SpecialistId, time => time.StartCell);
            foreach (var (specialist, i) in shape.Profile.Specialists.Select((specialist, i) => (specialist.Id, i)))
            {
                var expected = Expected(clock, Hours[i], type);
                count += expected.Count;
                var offered = found[specialist];
                if (!offered.SequenceEqual(expected))
                {
                    Assert.Fail($"{shape.Zone.Id}, {date}, session {Hours[i]}, {type.LengthMinutes} every {type.GridMinutes}: missing {Say(shape, expected.Except(offered))}; too many {Say(shape, offered.Except(expected))}");
                }
            }
        }

        return count;
    }

    // Each time of day of the grid that the clock shows, the first time that it does, if the consultation is over when the session is.
    private static List<int> Expected(IReadOnlyList<(int Cell, int Minute)> clock, (int Starts, int Ends) hours, ConsultationType type)
    {
        var closes = clock.First(at => at.Minute >= hours.Ends).Cell - (type.LengthMinutes / 5);
        var starts = new List<int>();
        var latest = -1;
        foreach (var (cell, minute) in clock)
        {
            // The clock runs forward or jumps: what is not later than all it has shown so far, it has shown before or has skipped over backwards.
            if (minute > latest && minute >= hours.Starts && minute < hours.Ends && (minute - hours.Starts) % type.GridMinutes == 0 && cell <= closes)
            {
                starts.Add(cell);
            }

            latest = Math.Max(latest, minute);
        }

        return starts;
    }

    // Minutes of the date as the clock shows them, in the order in which time passes: below 0 the day before, from 1440 on the day after.
    private static List<(int Cell, int Minute)> ClockOnTheWall(DateTimeZone zone, LocalDate date, Instant change)
    {
        var clock = new List<(int Cell, int Minute)>();
        var first = Cell.Of(date.AtMidnight().InUtc().ToInstant());
        var at = Cell.Of(change);
        for (var cell = first - (15 * 12); cell < first + (41 * 12); cell++)
        {
            var offset = (cell < at ? zone.GetUtcOffset(Cell.Start(at - 1)) : zone.GetUtcOffset(change)).Seconds / 60;
            var minute = ((cell - first) * 5) + offset;
            if (minute is >= -60 and < MinutesInDay + 120)
            {
                clock.Add((cell, minute));
            }
        }

        return clock;
    }

    private static ClinicShape.Snapshot ShapeOf(DateTimeZone zone)
    {
        var clinic = new Clinic("Any", "020 7946 0018", "GB", zone.Id, "GB-ENG", 16);
        var specialists = Hours.Select(hours =>
        {
            var specialist = new Specialist("Dr Any", "any@clinic.example", [], null);
            specialist.Sessions.AddRange(Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None).Select(day => new WeeklySession(
                day, LocalTime.FromMinutesSinceMidnight(hours.Starts), LocalTime.FromMinutesSinceMidnight(hours.Ends), new LocalDate(2023, 1, 1), Room.Id)));
            return specialist;
        }).ToList();
        var types = Kinds.Select(kind =>
        {
            var type = new ConsultationType("Any", kind.Length);
            type.SetTimes(kind.Length, 0, 0, kind.Grid, 0);
            return type;
        }).ToList();
        return new ClinicShape.Snapshot(new ClinicProfile.Snapshot(clinic, new ClinicCalendar(zone, []), specialists), [], [Room], [], types, []);
    }

    private static string Say(ClinicShape.Snapshot shape, IEnumerable<int> cells) => string.Join(", ", cells.Take(5).Select(cell => Cell.Start(cell).InZone(shape.Zone).ToString("HH:mm o<m>", null)));
}
