using System.Globalization;
using NodaTime;

namespace SpineClinic.Web.Reception;

/// <summary>Times as the desk reads them: short, in the clinic's zone.</summary>
public static class TimeWords
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    public static string Length(Duration length) => length switch
    {
        _ when length < Duration.FromMinutes(1) => "under a minute",
        _ when length < Duration.FromHours(1) => $"{length.Minutes} min",
        _ when length < Duration.FromDays(1) => length.Minutes == 0 ? $"{length.Hours} h" : $"{length.Hours} h {length.Minutes} min",
        { Days: 1 } => length.Hours == 0 ? "1 day" : $"1 day {length.Hours} h",
        _ => $"{length.Days} days",
    };

    public static string Moment(Instant at, Instant now, DateTimeZone zone)
    {
        var (local, today) = (at.InZone(zone), now.InZone(zone).Date);
        var time = local.ToString("HH:mm", English);
        return local.Date == today ? $"Today, {time}"
            : local.Date == today.PlusDays(1) ? $"Tomorrow, {time}"
            : local.Date == today.PlusDays(-1) ? $"Yesterday, {time}"
            : local.ToString(local.Year == today.Year ? "ddd d MMM, HH:mm" : "d MMM uuuu, HH:mm", English);
    }

    public static string Due(Instant? due, Instant now, DateTimeZone zone) => due switch
    {
        null => "",
        { } at when at < now => $"Overdue by {Length(now - at)}",
        { } at => Moment(at, now, zone),
    };
}
