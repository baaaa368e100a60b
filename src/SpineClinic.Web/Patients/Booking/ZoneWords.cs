using System.Globalization;
using NodaTime;

namespace SpineClinic.Web.Patients.Booking;

/// <summary>How the clinic's own time is named to somebody who may be elsewhere.</summary>
public static class ZoneWords
{
    /// <summary>The place whose clocks count, such as "London": the zone's own name of it.</summary>
    public static string City(PatientContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Profile.Calendar.Zone.Id.Split('/')[^1].Replace('_', ' ');
    }

    /// <summary>A time of day, such as "10:00".</summary>
    public static string Clock(Instant at, PatientContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return at.InZone(context.Profile.Calendar.Zone).TimeOfDay.ToString("HH:mm", CultureInfo.InvariantCulture);
    }
}
