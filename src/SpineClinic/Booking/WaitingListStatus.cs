namespace SpineClinic.Booking;

/// <summary>Active → Offered → Accepted, or back to Active when the offer is declined or lapses; Removed.</summary>
public enum WaitingListStatus
{
    Active,
    Offered,
    Accepted,
    Removed,
}
