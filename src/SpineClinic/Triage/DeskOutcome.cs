namespace SpineClinic.Triage;

/// <summary>What became of something a member of staff tried.</summary>
public enum DeskOutcome
{
    Done,

    /// <summary>There is no such enquiry.</summary>
    NotFound,

    /// <summary>Somebody else has it.</summary>
    HeldByAnother,

    /// <summary>It is in a state that does not allow it, or it has it already.</summary>
    NotPossible,

    /// <summary>P0 and P1: nobody has recorded what was done about it.</summary>
    NotAcknowledged,

    /// <summary>Nobody was reached, and there is no time for the next try, or it is out of bounds.</summary>
    NextTryMissing,

    /// <summary>Words are missing: a note without text, a lower tier without a reason.</summary>
    WordsMissing,

    /// <summary>Somebody acted on it since the page was opened.</summary>
    Changed,

    /// <summary>P0 and P1: a person is waiting for a clinician, and is not made to wait for an answer of their own.</summary>
    TooUrgent,

    /// <summary>A call was promised, and nobody has spoken with the person since.</summary>
    CallFirst,

    /// <summary>There is no e-mail address that a letter could go to.</summary>
    NoAddress,

    /// <summary>Too few calls at different times for "could not be reached".</summary>
    TooFewAttempts,

    /// <summary>What it repeats is missing, closed, or itself.</summary>
    NoSuchOther,

    /// <summary>A date that is not after today, or more than a year away.</summary>
    DateOutOfBounds,

    /// <summary>A consultation is booked that is still to come: it is called off first, so that the patient hears of it.</summary>
    HasAppointment,

    /// <summary>Nobody confirms what they proposed themselves.</summary>
    OwnProposal,

    /// <summary>The words are longer than <see cref="TriageDesk.LongestWords"/> characters.</summary>
    WordsTooLong,
}
