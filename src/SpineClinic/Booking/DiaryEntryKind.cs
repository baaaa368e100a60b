namespace SpineClinic.Booking;

/// <summary>What can stand in the diary.</summary>
public enum DiaryEntryKind
{
    Appointment,

    /// <summary>Kept for a patient who is choosing.</summary>
    Hold,

    Block,

    Group,

    /// <summary>Busy by another calendar of the specialist.</summary>
    Elsewhere,
}
