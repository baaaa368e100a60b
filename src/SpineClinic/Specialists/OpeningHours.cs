using NodaTime;

namespace SpineClinic.Specialists;

/// <summary>One span of one weekday, in the clinic's civil time; <see cref="Opens"/> is in it, <see cref="Closes"/> is not. One that closes at midnight lasts to the end of its day.</summary>
public sealed class OpeningHours
{
    private OpeningHours()
    {
    }

    /// <exception cref="ArgumentException">It closes before it opens.</exception>
    public OpeningHours(IsoDayOfWeek day, LocalTime opens, LocalTime closes)
    {
        if (closes <= opens && closes != LocalTime.Midnight)
        {
            throw new ArgumentException("A span must end after it begins.", nameof(closes));
        }

        Day = day;
        Opens = opens;
        Closes = closes;
    }

    public int Id { get; private set; }

    public IsoDayOfWeek Day { get; private set; }

    public LocalTime Opens { get; private set; }

    public LocalTime Closes { get; private set; }

    /// <summary>When it ends on a date: midnight is that of the next.</summary>
    public LocalDateTime EndOn(LocalDate date) => (Closes == LocalTime.Midnight ? date.PlusDays(1) : date) + Closes;
}
