namespace SpineClinic.Web.Ui;

public enum Tone
{
    Neutral,
    Brand,
    New,
    Good,
    Warning,
    Danger,
}
