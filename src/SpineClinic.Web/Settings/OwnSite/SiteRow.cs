namespace SpineClinic.Web.Settings.OwnSite;

/// <summary>One row of an overview: where it is changed, and what its cells say.</summary>
public sealed record SiteRow(string Address, params string[] Cells)
{
    /// <summary>Whether it is kept, but out of use.</summary>
    public bool IsOut { get; init; }
}
