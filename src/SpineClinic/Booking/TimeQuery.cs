using NodaTime;
using SpineClinic.Safety;

namespace SpineClinic.Booking;

/// <summary>What somebody looks for.</summary>
/// <param name="ConsultationTypeId">What for.</param>
/// <param name="ForStaff">Whether the values for staff hold, or those for patients.</param>
public sealed record TimeQuery(Guid ConsultationTypeId, bool ForStaff)
{
    /// <summary>With whom; null for anyone suitable.</summary>
    public Guid? SpecialistId { get; init; }

    /// <summary>Where; null for anywhere.</summary>
    public Guid? SiteId { get; init; }

    /// <summary>How; null for the usual way of the type.</summary>
    public ConsultationMode? Mode { get; init; }

    /// <summary>How urgent the patient is: what is kept for urgent patients is open to them.</summary>
    public Tier Tier { get; init; } = Tier.P3;

    /// <summary>Whether the room must be reached without a step.</summary>
    public bool StepFree { get; init; }

    /// <summary>Whether an interpreter comes, which takes longer.</summary>
    public bool Interpreter { get; init; }

    /// <summary>Only specialists who speak it: BCP 47.</summary>
    public string? Language { get; init; }

    /// <summary>Who is to be seen: their own appointments are not offered over.</summary>
    public Guid? PatientId { get; init; }

    /// <summary>An appointment that is to be moved: its own time counts as free.</summary>
    public Guid? Moving { get; init; }

    /// <summary>The first day, in the clinic's civil time; null for today.</summary>
    public LocalDate? From { get; init; }

    /// <summary>The last day, in it; null for the horizon.</summary>
    public LocalDate? To { get; init; }
}
