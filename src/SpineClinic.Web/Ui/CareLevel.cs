namespace SpineClinic.Web.Ui;

public enum CareLevel
{
    Info,
    Urgent,
    Emergency,
}
