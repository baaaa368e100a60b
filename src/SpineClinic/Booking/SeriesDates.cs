using NodaTime;

namespace SpineClinic.Booking;

/// <summary>On which days the appointments of a series are: civil days at the clinic.</summary>
public static class SeriesDates
{
    /// <summary>At most so many appointments at once.</summary>
    public const int Most = 26;

    /// <summary>At most so many weeks from one to the next.</summary>
    public const int MostWeeks = 26;

    /// <summary>The same day of the week, again and again.</summary>
    /// <param name="first">The first day.</param>
    /// <param name="everyWeeks">1 to <see cref="MostWeeks"/>.</param>
    /// <param name="count">How many days; null when <paramref name="until"/> says where it ends.</param>
    /// <param name="until">The last day that may be among them; null when <paramref name="count"/> says how many.</param>
    /// <returns>The days in order. One more than <see cref="Most"/> when there would be more, which <see cref="SeriesPlanner"/> refuses.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The weeks are out of bounds.</exception>
    /// <exception cref="ArgumentException">Neither a count nor a last day is given.</exception>
    public static IReadOnlyList<LocalDate> Weekly(LocalDate first, int everyWeeks, int? count, LocalDate? until)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(everyWeeks, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(everyWeeks, MostWeeks);
        if (count is null && until is null)
        {
            throw new ArgumentException("A series has an end.", nameof(count));
        }

        var days = new List<LocalDate>();
        for (var day = first; days.Count <= Most && (count is null || days.Count < count) && (until is null || day <= until); day = day.PlusWeeks(everyWeeks))
        {
            days.Add(day);
        }

        return days;
    }
}
