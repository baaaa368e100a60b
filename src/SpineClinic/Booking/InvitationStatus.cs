namespace SpineClinic.Booking;

/// <summary>Issued → Opened → Verified → Used | Expired | Revoked | Locked.</summary>
public enum InvitationStatus
{
    Issued,

    /// <summary>The link was followed.</summary>
    Opened,

    /// <summary>The person showed that it is theirs.</summary>
    Verified,

    /// <summary>An appointment was booked with it.</summary>
    Used,

    Expired,

    Revoked,

    /// <summary>Too many wrong answers; a person has to ring.</summary>
    Locked,
}
