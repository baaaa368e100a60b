namespace SpineClinic.Booking;

/// <summary>How patient and specialist meet.</summary>
public enum ConsultationMode
{
    InPerson,
    Phone,
    Video,
}
