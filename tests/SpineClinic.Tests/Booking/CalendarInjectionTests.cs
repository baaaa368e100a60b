using System.Globalization;
using CsCheck;
using SpineClinic.Booking;
using SpineClinic.Privacy;

namespace SpineClinic.Tests.Booking;

/// <summary>
/// Whatever is in names, places and addresses, the file keeps its shape and says them back. SPINECLINIC_CALENDARS sets how many are tried, and then they are
/// others each time (docs/operations.md); otherwise always the same.
/// </summary>
public sealed class CalendarInjectionTests
{
    private const string Seed = "0N0XIzNsQ0O2";
    private const int Usual = 2000;
    private static readonly string? Given = Environment.GetEnvironmentVariable("SPINECLINIC_CALENDARS");

    private static readonly string[] Pieces =
    [
        "\r\n", "\n", "\r", "\v", "\f", "\u0085", "\u2028", "\u2029", "\0", "\t", " ", "\u001B", "\u007F", "\u009F", "\uFEFF",
        "\"", "'", "\\", "\\n", "\\\\", "^", "^n", "^'", "^^", ";", ":", ",", "=", "%", "%0D%0A", "=0D=0A", "<", ">", "&", "?",
        "\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\n", "\nATTENDEE:mailto:eve@example.com", "BEGIN:VALARM", "END:VCALENDAR\r\n", "\";X=\"", ":mailto:eve@example.com", "\r\n folded",
        "\uD800", "\uDC00", "\uDBFF\uD800", "\uFFFE", "\uFFFF", "\u202E", "\u2066", "\u200F", "\u200D", "e\u0301", "😀", "👩‍⚕️", "漢字", "ﷺ", "Ω", "مرحبا",
        "Sam", "O'Neill", "2 High Street", new('x', 80), new('é', 90), new('字', 300), string.Concat(Enumerable.Repeat("😀;", 50)),
    ];

    private static readonly Gen<string> Texts =
        Gen.OneOf(Gen.Int[0, Pieces.Length - 1].Select(at => Pieces[at]), Gen.Int[0, char.MaxValue].Select(sign => ((char)sign).ToString())).Array[0, 12].Select(string.Concat);

    private static readonly Gen<(string Summary, string Description, string Location, string Organizer, string Attendee, string Email)> Appointment =
        Gen.Select(Texts, Texts, Texts, Texts, Texts, Texts);

    [Fact]
    public void No_name_and_no_place_makes_a_line_of_its_own()
    {
        var count = Given is null ? Usual : int.Parse(Given, CultureInfo.InvariantCulture);
        var tried = 0;
        Appointment.Array[count].Sample(
            all =>
            {
                foreach (var (summary, description, location, organizer, attendee, email) in all)
                {
                    tried++;
                    Holds(Appointments.Usual with
                    {
                        Summary = summary,
                        Description = description,
                        Location = location,
                        Organizer = new CalendarPerson(organizer, email),
                        Attendee = new CalendarPerson(attendee, email),
                    });
                }
            },
            iter: 1,
            threads: 1,
            seed: Given is null ? Seed : null,
            print: _ => $"the {tried}th");
        Assert.Equal(count, tried);
    }

    [Fact]
    public void A_line_that_was_slipped_in_is_found()
    {
        var file = CalendarFile.Request(Appointments.Usual, Appointments.London);
        foreach (var evil in new[] { "x\r\nATTENDEE:mailto:eve@example.com", "x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:" })
        {
            Assert.NotEqual(StrictCalendar.Read(file).Shape, StrictCalendar.Read(file.Replace("SUMMARY:", $"SUMMARY:{evil}", StringComparison.Ordinal)).Shape);
        }

        foreach (var broken in new[] { "x\ny", "x\ry", "x\0y", new string('x', 80) })
        {
            Assert.ThrowsAny<Exception>(() => StrictCalendar.Read(file.Replace("SUMMARY:", $"SUMMARY:{broken}", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void The_name_of_a_feed_makes_no_line_of_its_own() => Texts.Array[Usual].Sample(
        all => Assert.All(all, name =>
        {
            var read = StrictCalendar.Read(CalendarFile.Publish(name, [], Appointments.London, NodaTime.Duration.FromHours(1), Appointments.Usual.Stamp));
            Assert.Equal(9, read.Lines.Count);
            Assert.Equal(Line(name), read["X-WR-CALNAME"].Text);
        }),
        iter: 1,
        threads: 1,
        seed: Seed,
        print: all => $"{all.Length} names");

    private static void Holds(CalendarEvent appointment)
    {
        foreach (var (file, method) in new[] { (CalendarFile.Request(appointment, Appointments.London), "REQUEST"), (CalendarFile.Cancel(appointment, Appointments.London), "CANCEL") })
        {
            var read = StrictCalendar.Read(file);
            Assert.Equal(method, read["METHOD"].Value);
            Assert.Equal(ShapeOf(appointment), read.Shape);
            var booked = read.Parts[1];
            Assert.Equal(Line(appointment.Summary), booked["SUMMARY"].Text);
            Assert.Equal(PersonalText.Paragraphs(appointment.Description), Optional(booked, "DESCRIPTION"));
            Assert.Equal(Line(appointment.Location), Optional(booked, "LOCATION"));
            foreach (var (name, person) in new[] { ("ORGANIZER", appointment.Organizer), ("ATTENDEE", appointment.Attendee!) })
            {
                Assert.Equal(Line(person.Name), booked[name].Parameters.GetValueOrDefault("CN", ""));
                Assert.StartsWith("mailto:", booked[name].Value, StringComparison.Ordinal);
                Assert.Equal(Line(person.Email), Uri.UnescapeDataString(booked[name].Value["mailto:".Length..]));
                Assert.DoesNotContain(booked[name].Value, sign => sign is <= ' ' or > '~' or '"' or ',' or ';' or '?' or '&');
            }
        }
    }

    // The shape of the usual one, without what is left out because nothing is left of it.
    private static string ShapeOf(CalendarEvent appointment)
    {
        var shape = StrictCalendar.Read(CalendarFile.Request(Appointments.Usual, Appointments.London)).Shape;
        shape = PersonalText.Paragraphs(appointment.Description).Length > 0 ? shape : shape.Replace(",DESCRIPTION", "", StringComparison.Ordinal);
        shape = Line(appointment.Location).Length > 0 ? shape : shape.Replace(",LOCATION", "", StringComparison.Ordinal);
        shape = Line(appointment.Organizer.Name).Length > 0 ? shape : shape.Replace("ORGANIZER;CN", "ORGANIZER", StringComparison.Ordinal);
        return Line(appointment.Attendee!.Name).Length > 0 ? shape : shape.Replace("RSVP;CN", "RSVP", StringComparison.Ordinal);
    }

    private static string Optional(StrictCalendar read, string name) => read.Lines.SingleOrDefault(line => line.Name == name)?.Text ?? "";

    private static string Line(string? text) => PersonalText.Line(text?.ReplaceLineEndings("\n"));
}
