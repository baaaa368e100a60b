using NodaTime;
using SpineClinic.Booking;

namespace SpineClinic.Tests.Booking;

/// <summary>Events to write.</summary>
internal static class Appointments
{
    public static readonly DateTimeZone London = Zone("Europe/London");

    public static readonly CalendarEvent Usual = new()
    {
        Uid = "0195-7a@clinic.example",
        Sequence = 2,
        Start = Instant.FromUtc(2026, 7, 1, 9, 0),
        End = Instant.FromUtc(2026, 7, 1, 9, 45),
        Stamp = Instant.FromUtc(2026, 6, 1, 8, 30),
        Summary = "Appointment at the Demo Spine Clinic",
        Description = "Reference SC-2222-22.\nPlease come ten minutes early.",
        Location = "2 High Street; first floor, room 3",
        Url = new Uri("https://clinic.example/status?from=calendar"),
        Organizer = new CalendarPerson("Demo Spine Clinic", "desk@clinic.example"),
        Attendee = new CalendarPerson("Sam O'Neill", "sam+clinic@example.com"),
    };

    public static DateTimeZone Zone(string id) => DateTimeZoneProviders.Tzdb[id];
}
