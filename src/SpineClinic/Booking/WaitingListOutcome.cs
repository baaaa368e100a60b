namespace SpineClinic.Booking;

/// <summary>How an act on the waiting list ended.</summary>
public enum WaitingListOutcome
{
    Done,
    NotFound,

    /// <summary>The enquiry is closed, has an appointment, or nothing may be booked for it; or the offer is over.</summary>
    NotPossible,

    /// <summary>Somebody else works on the enquiry.</summary>
    HeldByAnother,

    /// <summary>It is on the list for this consultation already.</summary>
    OnTheList,
}
