namespace SpineClinic.Booking;

/// <summary>Everything that an appointment is made from.</summary>
/// <param name="Id">Its id.</param>
/// <param name="BookingKey">The same key is the same appointment.</param>
/// <param name="Patient">Who.</param>
/// <param name="ConsultationTypeId">What.</param>
/// <param name="Place">When, with whom and where.</param>
/// <param name="Mode">How they meet.</param>
/// <param name="LinkHash">HMAC of the token of its page.</param>
/// <param name="SeriesId">The series that it is one of.</param>
public sealed record NewAppointment(
    Guid Id, Guid BookingKey, PatientToBook Patient, Guid ConsultationTypeId, TimeAndPlace Place, ConsultationMode Mode, byte[] LinkHash, Guid? SeriesId);
