namespace SpineClinic.Web.Ui;

public sealed record Choice(string Value, string Label, string? Hint = null);
