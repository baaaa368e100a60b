using SpineClinic.Staff;

namespace SpineClinic.Booking;

/// <summary>Which rule can be overridden, and by whom. An override needs a reason, which is kept.</summary>
public static class BookingRules
{
    /// <summary>The permission that an override needs; null when nobody can.</summary>
    public static Permission? OverriddenWith(BookingRule rule) => rule switch
    {
        BookingRule.TooSoon or BookingRule.TooFarAhead or BookingRule.OffGrid or BookingRule.DayIsFull => Permission.OverrideBookingLimits,
        BookingRule.OutsideSession or BookingRule.BusyElsewhere or BookingRule.NotHeldBySpecialist => Permission.OverrideSessions,
        BookingRule.KeptForUrgent => Permission.ReleaseUrgentTime,
        BookingRule.SpecialistBusy or BookingRule.RoomBusy => Permission.Overbook,
        _ => null,
    };

    /// <summary>Whether it says that the time is taken, rather than that it may not be had.</summary>
    public static bool IsOccupancy(BookingRule rule) =>
        rule is BookingRule.SpecialistBusy or BookingRule.RoomBusy or BookingRule.EquipmentBusy or BookingRule.PatientBusy or BookingRule.GroupIsFull;
}
