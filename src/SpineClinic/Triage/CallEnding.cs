namespace SpineClinic.Triage;

/// <summary>What became of the end of a call.</summary>
public enum CallEnding
{
    Done,

    /// <summary>There is no such call of this member of staff, or no such enquiry.</summary>
    NotFound,

    /// <summary>Answers are missing or wrong.</summary>
    Incomplete,

    /// <summary>An emergency rule fires: it can only be filed as that.</summary>
    EmergencyFires,

    /// <summary>No emergency rule fires.</summary>
    NoEmergency,

    /// <summary>The urgent advice was not read aloud.</summary>
    UrgentUnread,

    /// <summary>What the caller was told is not recorded.</summary>
    ToldMissing,

    /// <summary>The notes must say more.</summary>
    NotesMissing,

    /// <summary>There is neither a phone number nor an e-mail address.</summary>
    NoWayBack,

    /// <summary>What the caller says is too urgent to be a line of another enquiry.</summary>
    TooUrgent,

    /// <summary>A clinician is to ring this caller today, and the clinic can: the call is filed as far as it goes.</summary>
    MustBeRung,

    /// <summary>A colleague goes on with this call: what was typed is there.</summary>
    TakenOver,

    /// <summary>The other enquiry is closed.</summary>
    EnquiryClosed,

    /// <summary>Another tab changed an answer at this moment: look at it and do it again.</summary>
    Changed,
}
