namespace SpineClinic.Web.Ui;

public sealed record FieldError(string Field, string Text);
