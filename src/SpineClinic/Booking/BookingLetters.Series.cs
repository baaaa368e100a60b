using NodaTime;

namespace SpineClinic.Booking;

public sealed partial class BookingLetters
{
    public const string SeriesBooked = "series-booked";
    public const string SeriesMoved = "series-moved";
    public const string SeriesCancelled = "series-cancelled";

    /// <summary>One letter that lists all of them, instead of one for each.</summary>
    /// <param name="db">The caller's transaction.</param>
    /// <param name="kind">What happened: one of the three kinds of this part.</param>
    /// <param name="appointments">At least one, by start, of one patient and one specialist. With one alone the letter still has a list.</param>
    /// <param name="shape">The clinic.</param>
    /// <param name="now">The time of the transaction.</param>
    /// <returns>False when there is no address to write to.</returns>
    public bool AddSeries(ClinicDbContext db, string kind, IReadOnlyList<Appointment> appointments, ClinicShape.Snapshot shape, Instant now)
    {
        ArgumentNullException.ThrowIfNull(appointments);
        ArgumentNullException.ThrowIfNull(shape);
        var first = appointments[0];
        if (first.Email is not { } to)
        {
            return false;
        }

        var name = kind switch { SeriesMoved => "SeriesMoved", SeriesCancelled => "SeriesCancelled", _ => "Series" };
        var content = Template(name, first.Language).Fill(
            ("dates", string.Join('\n', appointments.Select(each => Line(each, kind != SeriesCancelled, shape)))),
            ("who", shape.Specialist(first.SpecialistId)?.Name ?? ""),
            ("emergency", address.Of("/emergency")),
            ("phone", shape.Profile.Clinic.Phone),
            ("clinic", shape.Profile.Clinic.Name));
        outbox.Add(db, kind, $"series:{first.SeriesId:N}:{first.Id:N}:{first.Version}:{kind}", to, content, first.Language, first.Reference, now, calendar: calendars.ForSeries(appointments, shape, now));
        return true;
    }

    private string Line(Appointment each, bool takesPlace, ClinicShape.Snapshot shape)
    {
        var when = Time(each.Start, shape, each.Language);
        return takesPlace ? $"- **{when}** ({Where(each, shape)}): <{Link(each)}>" : $"- **{when}** ({each.Reference})";
    }
}
