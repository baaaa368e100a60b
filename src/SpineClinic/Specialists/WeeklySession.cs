using NodaTime;

namespace SpineClinic.Specialists;

/// <summary>A block of a specialist's clinic time that comes back each week, in the clinic's civil time; the start is in it, the end is not.</summary>
public sealed class WeeklySession
{
    private WeeklySession()
    {
    }

    /// <exception cref="ArgumentException">It ends before it starts.</exception>
    public WeeklySession(IsoDayOfWeek day, LocalTime starts, LocalTime ends, LocalDate from, Guid roomId, LocalDate? until = null, int everyWeeks = 1)
    {
        if (ends <= starts)
        {
            throw new ArgumentException("A session must end after it starts.", nameof(ends));
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(everyWeeks, 1);
        Day = day;
        Starts = starts;
        Ends = ends;
        From = from;
        RoomId = roomId;
        Until = until;
        EveryWeeks = everyWeeks;
    }

    public int Id { get; private set; }

    public IsoDayOfWeek Day { get; private set; }

    public LocalTime Starts { get; private set; }

    public LocalTime Ends { get; private set; }

    /// <summary>The first date on which it may take place.</summary>
    public LocalDate From { get; private set; }

    /// <summary>The last date on which it may take place; null for no end.</summary>
    public LocalDate? Until { get; private set; }

    /// <summary>1 is every week, 2 every second one, counted from the week of <see cref="From"/>.</summary>
    public int EveryWeeks { get; private set; } = 1;

    public Guid RoomId { get; private set; }

    /// <summary>Lets it end with a date, which is in it; null for no end. What has taken place stays as it was.</summary>
    /// <exception cref="ArgumentException">That is before it begins.</exception>
    public void EndWith(LocalDate? last)
    {
        if (last < From)
        {
            throw new ArgumentException("It cannot end before it begins.", nameof(last));
        }

        Until = last;
    }

    /// <summary>Whether it takes place on a date.</summary>
    public bool IsOn(LocalDate date) =>
        date.DayOfWeek == Day && date >= From && (Until is not { } last || date <= last)
        && (EveryWeeks == 1 || Period.DaysBetween(Monday(From), Monday(date)) / 7 % EveryWeeks == 0);

    private static LocalDate Monday(LocalDate date) => date.PlusDays(1 - (int)date.DayOfWeek);
}
