namespace SpineClinic.Booking;

/// <summary>How an act on a session that cannot take place ended.</summary>
public enum DisruptionOutcome
{
    Done,
    NotFound,

    /// <summary>The session is over, or the patient's appointment is not in a state for it any more.</summary>
    NotPossible,

    /// <summary>The time was taken meanwhile, or is too soon to be answered: look at fresh proposals.</summary>
    Gone,

    /// <summary>There is nowhere to write to: ring.</summary>
    NoEmail,
}
