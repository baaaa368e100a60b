namespace SpineClinic.Web.Ui;

public enum ButtonKind
{
    Primary,
    Secondary,
    Quiet,
}
