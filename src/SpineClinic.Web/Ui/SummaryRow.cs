namespace SpineClinic.Web.Ui;

public sealed record SummaryRow(
    string Key,
    IReadOnlyList<string> Values,
    string? ChangeHref = null,
    string ChangeText = "Change",
    string ChangeContext = "");
