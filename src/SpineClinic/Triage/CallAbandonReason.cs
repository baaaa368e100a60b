namespace SpineClinic.Triage;

/// <summary>Why nothing is filed of a call.</summary>
public enum CallAbandonReason
{
    /// <summary>The line was lost before a name or number was given.</summary>
    LineLost,

    /// <summary>It was about something else.</summary>
    SomethingElse,

    /// <summary>The caller was helped and wants nothing more.</summary>
    Answered,

    /// <summary>The person is younger than those whom the clinic sees; the caller was told who can help.</summary>
    TooYoung,

    WrongNumber,

    /// <summary>Begun by mistake.</summary>
    Mistake,
}
