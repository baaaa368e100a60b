namespace SpineClinic.Booking;

/// <summary>What limits the times on offer. Each consultation type has two: for patients, and for staff.</summary>
/// <param name="NoticeHours">At least so long from now; 0 is no limit.</param>
/// <param name="HorizonDays">At most so many days from today.</param>
/// <param name="DailyCap">At most so many of this type for one specialist and day; null is no limit.</param>
public sealed record BookingLimits(int NoticeHours, int HorizonDays, int? DailyCap)
{
    public static BookingLimits Patients { get; } = new(24, 60, null);

    public static BookingLimits Staff { get; } = new(0, 365, null);
}
