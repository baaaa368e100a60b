namespace SpineClinic.Web.Ui;

public enum NoticeKind
{
    Info,
    Success,
    Warning,
    Demo,
}
