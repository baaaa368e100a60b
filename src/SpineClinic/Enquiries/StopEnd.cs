namespace SpineClinic.Enquiries;

/// <summary>How an emergency page ended.</summary>
public enum StopEnd
{
    /// <summary>Nothing more was heard: the page was closed, perhaps to make the call.</summary>
    Unknown,

    /// <summary>"I am getting help now."</summary>
    GettingHelp,

    ContactLeft,

    /// <summary>"A hospital or doctor has already checked this": back to the question of when.</summary>
    AlreadyChecked,

    /// <summary>The answer was changed, and the form went on.</summary>
    AnswerChanged,
}
