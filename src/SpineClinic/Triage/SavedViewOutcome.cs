namespace SpineClinic.Triage;

/// <summary>What became of something that was done to saved searches.</summary>
public enum SavedViewOutcome
{
    Done,

    /// <summary>There is no such view, or it is somebody else's own.</summary>
    NotFound,

    /// <summary>It has no name, or one without any letter or digit.</summary>
    NameMissing,

    NameTooLong,

    /// <summary>The same owner has one of this name.</summary>
    NameTaken,

    /// <summary>No filter is set.</summary>
    FilterMissing,

    /// <summary>The owner has as many as there can be.</summary>
    TooMany,
}
