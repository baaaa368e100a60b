namespace SpineClinic.Booking;

/// <summary>What a patient is invited to.</summary>
public enum InvitationPurpose
{
    /// <summary>To choose a time.</summary>
    Choose,

    /// <summary>To take a time that became free, from the waiting list.</summary>
    Offer,

    /// <summary>To take another time, because the clinic called off the one they had.</summary>
    Rebook,
}
