using SpineClinic.Booking;

namespace SpineClinic.Web.Reception;

/// <summary>Reminders as the desk reads them.</summary>
public static class ReminderWords
{
    /// <summary>One line for the top of the board.</summary>
    public static string Status(ReminderDay day)
    {
        ArgumentNullException.ThrowIfNull(day);
        return day.ToRing > 0 ? $"Reminders: {day.ToRing} to ring"
            : day.Waiting > 0 ? $"Reminders: {day.Waiting} waiting"
            : $"Reminders {day.Due - day.Failed} of {day.Due}";
    }

    public static string Why(string code) => code switch
    {
        "no-address" => "No email address",
        "too-late" => "It would have come too late",
        Reminder.LinkLocked => "Its link was locked after wrong answers",
        _ => "Not sent",
    };
}
