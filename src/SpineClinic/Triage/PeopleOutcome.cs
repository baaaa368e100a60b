namespace SpineClinic.Triage;

/// <summary>What became of something that was said about a person.</summary>
public enum PeopleOutcome
{
    Done,

    /// <summary>There is no such enquiry or person.</summary>
    NotFound,

    /// <summary>An enquiry cannot be the same as itself.</summary>
    SameEnquiry,

    /// <summary>It belongs to no person, or the other one is of this person already.</summary>
    NothingToDo,

    /// <summary>Somebody changed what the person needs meanwhile.</summary>
    Changed,

    /// <summary>An interpreter is needed, and the language is missing or too long.</summary>
    LanguageMissing,
}
