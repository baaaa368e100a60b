using NodaTime;

namespace SpineClinic.Booking;

/// <summary>
/// Which reminders an appointment gets, and when, in the clinic's civil time: a week before at 10:00, when it was booked longer before than that; the day
/// before at 15:00. A reminder whose time is past when the appointment is booked is not made: the letter that says "booked" is the reminder then.
/// </summary>
public static class ReminderPlan
{
    public const string Week = "week";
    public const string Day = "day";
    public const string Email = "email";

    private static readonly LocalTime WeekTime = new(10, 0);
    private static readonly LocalTime DayTime = new(15, 0);
    private static readonly Duration LeastUse = Duration.FromHours(2);

    public static IEnumerable<Reminder> For(Appointment appointment, DateTimeZone zone, Instant now)
    {
        ArgumentNullException.ThrowIfNull(appointment);
        ArgumentNullException.ThrowIfNull(zone);
        var date = appointment.Start.InZone(zone).Date;
        var (week, day) = (zone.AtLeniently(date.PlusDays(-7) + WeekTime).ToInstant(), zone.AtLeniently(date.PlusDays(-1) + DayTime).ToInstant());
        if (week > now)
        {
            yield return new Reminder(appointment.Id, appointment.Revision, Week, Email, week, week + Duration.FromDays(3));
        }

        if (day > now)
        {
            yield return new Reminder(appointment.Id, appointment.Revision, Day, Email, day, appointment.Start - LeastUse);
        }
    }
}
