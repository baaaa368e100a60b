using NodaTime;

namespace SpineClinic.Booking;

/// <summary>Several appointments of one patient, at one civil time of the clinic on several days.</summary>
/// <param name="Patient">Who is to be seen.</param>
/// <param name="ConsultationTypeId">What for.</param>
/// <param name="SpecialistId">With whom.</param>
/// <param name="Dates">1 to <see cref="SeriesDates.Most"/> days; a day twice is once.</param>
/// <param name="Time">When, as the clinic's clocks show it.</param>
public sealed record SeriesWish(PatientToBook Patient, Guid ConsultationTypeId, Guid SpecialistId, IReadOnlyList<LocalDate> Dates, LocalTime Time)
{
    /// <summary>How they meet; null for the usual way of the type.</summary>
    public ConsultationMode? Mode { get; init; }

    /// <summary>A room of the staff's choice; null for the one that fits each day.</summary>
    public Guid? RoomId { get; init; }

    /// <summary>What is looked for on each of the days, under the rules for staff.</summary>
    public TimeQuery Query => new(ConsultationTypeId, ForStaff: true)
    {
        Mode = Mode,
        Tier = Patient.Tier,
        StepFree = Patient.Needs.Contains(PatientNeeds.StepFree),
        Interpreter = Patient.Needs.Contains(PatientNeeds.Interpreter) || Patient.Needs.Contains(PatientNeeds.SignLanguage),
        PatientId = Patient.PatientId == Guid.Empty ? null : Patient.PatientId,
    };
}
