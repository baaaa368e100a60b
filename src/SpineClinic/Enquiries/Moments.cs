using System.Collections.Concurrent;
using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace SpineClinic.Enquiries;

/// <summary>Days and times as a patient reads them, in their language. The clock shows 24 hours and Western digits everywhere.</summary>
public static class Moments
{
    private static readonly ConcurrentDictionary<string, (LocalDatePattern Day, CultureInfo Culture)> Patterns = new();

    /// <summary>Such as "Tuesday 24 November at 17:00".</summary>
    public static string Say(ZonedDateTime at, Wording words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return words.Common("dateTime")
            .Replace("{date}", Say(at.Date, words), StringComparison.Ordinal)
            .Replace("{time}", at.TimeOfDay.ToString("HH:mm", CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    /// <summary>Such as "Tuesday 24 November".</summary>
    public static string Say(LocalDate day, Wording words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return For(words.Language).Day.Format(day);
    }

    /// <summary>The name of a day of the week.</summary>
    public static string Say(IsoDayOfWeek day, Wording words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return For(words.Language).Culture.DateTimeFormat.GetDayName((DayOfWeek)((int)day % 7));
    }

    private static (LocalDatePattern Day, CultureInfo Culture) For(string language) => Patterns.GetOrAdd(language, static key =>
    {
        // Cultures whose default calendar or digits are other than what clinics write.
        var culture = CultureInfo.GetCultureInfo(key switch { "en" => "en-GB", "ar" => "ar-EG", _ => key });
        var pattern = key switch { "de" => "dddd, d. MMMM", "es" => "dddd d 'de' MMMM", _ => "dddd d MMMM" };
        return (LocalDatePattern.Create(pattern, culture), culture);
    });
}
