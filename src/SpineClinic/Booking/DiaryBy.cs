namespace SpineClinic.Booking;

/// <summary>Whose columns the diary shows.</summary>
public enum DiaryBy
{
    Specialist,
    Room,
}
