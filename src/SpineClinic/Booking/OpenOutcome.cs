namespace SpineClinic.Booking;

/// <summary>How a try to open a link ended.</summary>
public enum OpenOutcome
{
    Opened,

    /// <summary>There is no such link, or it works no longer.</summary>
    NotFound,

    /// <summary>What was typed cannot be an answer; it is not counted.</summary>
    Unreadable,

    Wrong,

    /// <summary>Ten wrong answers: only a person can help now.</summary>
    Locked,

    /// <summary>Too many tries from one network address.</summary>
    Wait,
}
