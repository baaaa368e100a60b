namespace SpineClinic.Booking;

/// <summary>How an act on the diary ended.</summary>
public enum DiaryOutcome
{
    Done,

    /// <summary>Somebody else was quicker: fresh times are to be offered.</summary>
    Taken,

    /// <summary>A rule does not allow it; the result names the rules.</summary>
    Refused,

    NotFound,

    /// <summary>In its present state it cannot be done.</summary>
    NotPossible,

    /// <summary>An override needs a reason.</summary>
    ReasonMissing,

    /// <summary>The hold ran out and the time may be gone.</summary>
    Lapsed,
}
