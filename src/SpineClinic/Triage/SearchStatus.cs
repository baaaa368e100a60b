namespace SpineClinic.Triage;

/// <summary>How far an enquiry is, as a search asks for it.</summary>
public enum SearchStatus
{
    /// <summary>Somebody must still act.</summary>
    Open,

    Closed,

    Quarantined,
}
