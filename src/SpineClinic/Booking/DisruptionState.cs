namespace SpineClinic.Booking;

/// <summary>How far one patient of a session that cannot take place is.</summary>
public enum DisruptionState
{
    /// <summary>Nothing has been done yet.</summary>
    ToDo,

    /// <summary>There is no e-mail address or no enquiry to invite for: ring.</summary>
    Ring,

    /// <summary>Invited, and the time is kept for them.</summary>
    Invited,

    /// <summary>The time did not suit them; their link still lets them choose another.</summary>
    Declined,

    /// <summary>They did not answer in time.</summary>
    Lapsed,

    /// <summary>Their link was locked or ended: ring.</summary>
    LinkEnded,

    /// <summary>Called off, and nobody has proposed another time.</summary>
    CalledOff,

    /// <summary>They have a new time: resolved.</summary>
    Booked,

    /// <summary>A person has ended it without a new time: resolved.</summary>
    Closed,
}
