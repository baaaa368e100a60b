namespace SpineClinic.Web.Ui;

public sealed record SummaryRow(
    string Key,
    IReadOnlyList<string> Values,
    string? ChangeHref = null,
    string ChangeText = "Change",
    string ChangeContext = "")
{
    /// <summary>BCP 47: of the key and the values, where it is not the page's.</summary>
    public string? Language { get; init; }

    /// <summary>What the page says about the values, in its own language.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];
}
