namespace SpineClinic.Triage;

/// <summary>What the words of a search can be.</summary>
public enum SearchKind
{
    Reference,

    Phone,

    Email,

    Name,

    /// <summary>The day of receipt.</summary>
    Date,
}
