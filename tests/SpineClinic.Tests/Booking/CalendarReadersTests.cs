using System.Diagnostics;
using System.Text.Json;
using NodaTime;
using NodaTime.TimeZones;
using SpineClinic.Booking;
using SpineClinic.Privacy;

namespace SpineClinic.Tests.Booking;

/// <summary>Two calendar programs that are not ours read what we write (read_calendars.py): the same events, at the same instants, without complaint.</summary>
public sealed class CalendarReadersTests
{
    private static readonly string[] Programs = ["icalendar", "libical"];

    private static readonly string[] Zones =
    [
        "Europe/London", "Europe/Dublin", "America/New_York", "America/St_Johns", "Australia/Lord_Howe", "Asia/Kathmandu", "Africa/Casablanca", "America/Sao_Paulo",
        "Pacific/Chatham", "Pacific/Apia", "Asia/Tehran", "Asia/Gaza", "Africa/Cairo", "America/Nuuk", "Antarctica/Troll", "Asia/Kolkata", "UTC", "America/Argentina/Buenos_Aires",
    ];

    [Fact]
    public async Task Every_instant_is_read_back_in_every_zone()
    {
        var random = new Random(20260726);
        await ReadBackAsync(Zones.Select(id => (id, Feed: Instants(Appointments.Zone(id), random).ToList())).ToDictionary(
            each => each.id.Replace('/', '-'),
            each => (CalendarFile.Publish("Feed", each.Feed, new NamedByUs(Appointments.Zone(each.id)), Duration.FromHours(1), Appointments.Usual.Stamp), (IReadOnlyList<CalendarEvent>)each.Feed)));
    }

    // One year of clock changes stands in each file: the year's ends, and each change of it, are the edges.
    [Fact]
    public async Task A_single_invitation_is_read_back_at_the_edges_of_its_year()
    {
        var files = new Dictionary<string, (string, IReadOnlyList<CalendarEvent>)>();
        foreach (var (id, year) in Zones.SelectMany(id => new[] { 2025, 2030 }.Select(year => (id, year))))
        {
            var zone = Appointments.Zone(id);
            var ends = new[] { year, year + 1 }.Select(first => zone.AtStartOfDay(new LocalDate(first, 1, 1)).ToInstant()).ToArray();
            foreach (var edge in zone.GetZoneIntervals(ends[0], ends[1]).Where(span => span.HasStart && span.Start > ends[0]).Select(span => span.Start).Concat(ends))
            {
                var each = Appointments.Usual with { Start = edge - Duration.FromMinutes(20), End = edge + Duration.FromMinutes(25) };
                files.Add($"{id.Replace('/', '-')}-{edge.ToUnixTimeSeconds()}", (CalendarFile.Request(each, new NamedByUs(zone)), [each]));
            }
        }

        await ReadBackAsync(files);
    }

    // Single backslashes only: python3-icalendar 4 takes its escapes off twice.
    [Fact]
    public async Task Odd_names_cancellations_and_zones_by_their_own_name_are_read_back()
    {
        string[] names = ["Séance, salle 3; étage 1", "漢字 😀 مرحبا", @"back\slash", new string('é', 300), "\"quoted\": yes", "100 % ^ ^n", "a\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nb"];
        var files = new Dictionary<string, (string, IReadOnlyList<CalendarEvent>)>();
        foreach (var (name, at) in names.Select((name, at) => (name, at)))
        {
            var each = Appointments.Usual with { Summary = name, Location = name, Sequence = at, Attendee = new CalendarPerson(name, "a;b,c\"d@example.com") };
            files.Add($"request-{at}", (CalendarFile.Request(each, Appointments.London), [each]));
            files.Add($"cancel-{at}", (CalendarFile.Cancel(each, Appointments.London), [each with { IsCancelled = true }]));
            files.Add($"offset-{at}", (CalendarFile.Request(each, DateTimeZone.ForOffset(Offset.FromHoursAndMinutes(5, 45))), [each]));
            files.Add($"feed-{at}", (CalendarFile.Publish(name, [each, each with { Uid = "b@clinic.example", IsBusyOnly = true }], Appointments.London, Duration.FromHours(1), each.Stamp),
                [each, each with { Uid = "b@clinic.example", Summary = "Busy", Location = null }]));
        }

        await ReadBackAsync(files);
    }

    // A reader that would pass everything proves nothing.
    [Fact]
    public async Task A_file_with_a_wrong_zone_reads_differently()
    {
        var wrong = CalendarFile.Request(Appointments.Usual, new NamedByUs(Appointments.London)).Replace("TZOFFSETTO:+0100", "TZOFFSETTO:+0200", StringComparison.Ordinal);
        var read = await ReadAsync(new Dictionary<string, string> { ["wrong"] = wrong });
        Assert.All(read, each => Assert.Equal(Appointments.Usual.Start - Duration.FromHours(1), Instant.FromUnixTimeSeconds(each.Events.Single().Start)));
    }

    private static IEnumerable<CalendarEvent> Instants(DateTimeZone zone, Random random)
    {
        var (first, last) = (Instant.FromUtc(2024, 1, 1, 0, 0), Instant.FromUtc(2037, 1, 1, 0, 0));
        var changes = zone.GetZoneIntervals(first, last).Where(span => span.HasStart && span.Start > first).Select(span => span.Start);
        var near = changes.SelectMany(change => new[] { -3600, -1800, -1, 0, 1, 1800, 3600 }.Select(seconds => change + Duration.FromSeconds(seconds)));
        var anywhere = Enumerable.Range(0, 200).Select(_ => first + Duration.FromSeconds(random.NextInt64((long)(last - first).TotalSeconds)));
        return near.Concat(anywhere).Select((start, at) => Appointments.Usual with
        {
            Uid = $"{at}@clinic.example",
            Sequence = at % 9,
            Start = start,
            End = start + Duration.FromMinutes(random.Next(1, 300)),
        });
    }

    private static async Task ReadBackAsync(Dictionary<string, (string Text, IReadOnlyList<CalendarEvent> Events)> files)
    {
        var read = await ReadAsync(files.ToDictionary(file => file.Key, file => file.Value.Text));
        foreach (var file in files)
        {
            var expected = file.Value.Events.Select(Expected);
            foreach (var each in read.Where(each => each.File == file.Key))
            {
                Assert.True(each.Complaints.Count == 0, $"{each.Program} complains about {each.File}: {JsonSerializer.Serialize(each.Complaints)}");
                Assert.Equal(expected, each.Events);
            }
        }
    }

    private static Event Expected(CalendarEvent each) => new(
        each.Uid, each.Sequence, each.Start.ToUnixTimeSeconds(), each.End.ToUnixTimeSeconds(),
        PersonalText.Line(each.Summary), PersonalText.Line(each.Location), each.IsCancelled ? "CANCELLED" : "CONFIRMED");

    private static async Task<List<Reading>> ReadAsync(Dictionary<string, string> files)
    {
        var folder = Directory.CreateTempSubdirectory("calendars");
        try
        {
            foreach (var (name, text) in files)
            {
                await File.WriteAllTextAsync(Path.Combine(folder.FullName, name + ".ics"), text);
            }

            var read = (await RunAsync(folder.FullName)).Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => JsonSerializer.Deserialize<Reading>(line, JsonSerializerOptions.Web)!).ToList();
            Assert.Equal(files.Keys.SelectMany(_ => Programs).Order(), read.Select(each => each.Program).Order());
            return read;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<string> RunAsync(string folder)
    {
        using var python = Process.Start(new ProcessStartInfo("/usr/bin/python3", [Path.Combine(AppContext.BaseDirectory, "Booking", "read_calendars.py"), folder])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = python.StandardError.ReadToEndAsync();
        var output = await python.StandardOutput.ReadToEndAsync();
        await python.WaitForExitAsync();
        Assert.True(python.ExitCode == 0, await errors);
        return output;
    }

    private sealed record Reading(string File, string Program, string Method, List<JsonElement> Complaints, List<Event> Events);

    private sealed record Event(string Uid, int Sequence, long Start, long End, string Summary, string Location, string Status);

    /// <summary>A zone under a name that no program knows, so that it must take the zone from the file.</summary>
    private sealed class NamedByUs(DateTimeZone zone) : DateTimeZone($"Clinic/{zone.Id}/ours", false, zone.MinOffset, zone.MaxOffset)
    {
        public override ZoneInterval GetZoneInterval(Instant instant) => zone.GetZoneInterval(instant);
    }
}
