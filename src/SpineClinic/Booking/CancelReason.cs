namespace SpineClinic.Booking;

/// <summary>Why an appointment does not take place.</summary>
public enum CancelReason
{
    /// <summary>The patient can come at another time.</summary>
    TimeDoesNotSuit,

    /// <summary>The patient is too unwell to come.</summary>
    TooUnwell,

    /// <summary>The patient feels better.</summary>
    FeelsBetter,

    /// <summary>The patient gets care elsewhere.</summary>
    CareElsewhere,

    /// <summary>The patient gave no reason, or another one.</summary>
    Other,

    /// <summary>The specialist cannot be there.</summary>
    SpecialistAway,

    /// <summary>The clinic has another reason.</summary>
    ClinicNeedsTime,

    /// <summary>A hold that nobody confirmed in time.</summary>
    HoldExpired,

    /// <summary>A request that staff did not approve.</summary>
    NotApproved,
}
