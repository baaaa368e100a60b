namespace SpineClinic.Booking;

/// <summary>How the sending of an invitation ended.</summary>
public enum IssueOutcome
{
    Done,

    /// <summary>There is no such enquiry, consultation type or specialist.</summary>
    NotFound,

    /// <summary>In its present state nothing is to be booked for it.</summary>
    NotPossible,

    /// <summary>Somebody acted on it since the page was opened.</summary>
    Changed,

    /// <summary>Somebody else works on the enquiry.</summary>
    HeldByAnother,
}
