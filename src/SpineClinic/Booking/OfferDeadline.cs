using NodaTime;

namespace SpineClinic.Booking;

/// <summary>
/// Until when a time is kept for the one person whom it was offered. A day, but never so long that they could not travel any more or that nobody could be asked
/// after them; and a night does not count, because nobody should lose a time in their sleep. See docs/decisions/0028.
/// </summary>
public static class OfferDeadline
{
    /// <summary>How long an offer usually stands.</summary>
    public static readonly Duration Usual = Duration.FromHours(24);

    /// <summary>The latest answer before the start.</summary>
    public static readonly Duration BeforeStart = Duration.FromHours(2);

    /// <summary>The shortest time in which anybody is asked to answer.</summary>
    public static readonly Duration Least = Duration.FromHours(1);

    private static readonly LocalTime Morning = new(8, 0);
    private static readonly LocalTime Evening = new(20, 0);

    /// <param name="now">When it is offered.</param>
    /// <param name="start">When the consultation begins.</param>
    /// <param name="noticeHours">How long before the person must know.</param>
    /// <param name="zone">The clinic's zone: between 20:00 and 08:00 its time does not begin to count.</param>
    /// <param name="isByPhone">A person rings: the time is kept as long as it is of use to them.</param>
    /// <returns>Null when there is too little time to answer.</returns>
    public static Instant? For(Instant now, Instant start, int noticeHours, DateTimeZone zone, bool isByPhone = false)
    {
        ArgumentNullException.ThrowIfNull(zone);
        var from = CountsFrom(now, zone);
        var latest = start - Duration.Max(BeforeStart, Duration.FromHours(noticeHours));
        var until = isByPhone ? latest : Instant.Min(from + Usual, latest);
        return until - from >= Least ? until : null;
    }

    private static Instant CountsFrom(Instant now, DateTimeZone zone)
    {
        var local = now.InZone(zone);
        var date = local.TimeOfDay < Morning ? local.Date : local.TimeOfDay >= Evening ? local.Date.PlusDays(1) : (LocalDate?)null;
        return date is { } day ? zone.AtLeniently(day + Morning).ToInstant() : now;
    }
}
