namespace SpineClinic.Web.Patients;

/// <summary>What the page for saving shows besides its texts.</summary>
public sealed record SavedSoFar
{
    /// <summary>The code that was just made; it cannot be shown again.</summary>
    public string? Code { get; init; }

    /// <summary>As typed.</summary>
    public string Email { get; init; } = "";

    public string? EmailError { get; init; }

    public bool IsLinkSent { get; init; }
}
