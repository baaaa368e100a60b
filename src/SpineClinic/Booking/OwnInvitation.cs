using NodaTime;
using SpineClinic.Enquiries;

namespace SpineClinic.Booking;

/// <summary>An invitation as its pages need it.</summary>
/// <param name="Row">The invitation.</param>
/// <param name="Type">What may be booked.</param>
/// <param name="Patient">Who is to be seen; their needs are those that they told on the form, and none before the invitation was opened.</param>
/// <param name="IsForSomeoneElse">Whether the form was filled in for somebody else.</param>
/// <param name="Time">The time that is or was kept for them, or that they booked.</param>
/// <param name="Shape">The clinic.</param>
/// <param name="Now">When it was read.</param>
public sealed record OwnInvitation(
    Invitation Row, ConsultationType Type, PatientToBook Patient, bool IsForSomeoneElse, Appointment? Time, ClinicShape.Snapshot Shape, Instant Now)
{
    public Guid Id => Row.Id;

    /// <summary>By when a person gets in touch, when the clinic is the one to act; null when the patient is waited for.</summary>
    public Instant? HelpBy { get; init; }

    public bool AsksForPhone => Patient.Phone is not null;

    /// <summary>The time that is kept for them, or was until a moment ago and nobody else has taken yet.</summary>
    public Appointment? Held => Time is { Status: AppointmentStatus.Held } ? Time : null;

    /// <summary>A time that the clinic chose for them is kept: from the waiting list, or for one that was called off.</summary>
    public bool IsOffer => Row.Purpose != InvitationPurpose.Choose && Held is { } held && held.HeldUntil == Row.ExpiresAt;

    /// <summary>Whether its enquiry may still be booked with it.</summary>
    public bool MayBook { get; init; } = true;

    /// <summary>Whether somebody who opened it can go on. A hold that was taken in time is not lost because the link ran out meanwhile.</summary>
    public bool IsUsable => MayBook && Row.Status == InvitationStatus.Verified && (Row.IsLive(Now) || (Held is { } held && !held.HasLapsed(Now)));

    /// <summary>The mode in which times are looked for: those at the clinic need a room.</summary>
    public ConsultationMode UsualMode => Type.Modes.Contains(ConsultationMode.InPerson) ? ConsultationMode.InPerson : Type.Modes[0];

    /// <summary>
    /// An invitation books for an enquiry that was accepted and is as it was then: not withdrawn, not booked otherwise (but one of several appointments that was called
    /// off can be replaced), and nobody has said since that it got worse, for who says that is promised a call.
    /// </summary>
    /// <param name="enquiry">The enquiry as it is now.</param>
    /// <param name="invitation">Its invitation.</param>
    internal static bool Allows(Enquiry enquiry, Invitation invitation) =>
        enquiry.CanBeBooked && (enquiry.Status == EnquiryStatus.Accepted || (enquiry.Status == EnquiryStatus.Scheduled && invitation.Purpose == InvitationPurpose.Rebook))
            && !(enquiry.WorseAt > invitation.IssuedAt);

    /// <summary>What their enquiry needs of a time.</summary>
    public TimeQuery Query(IReadOnlyCollection<string> needs, ConsultationMode? mode = null) => new(Type.Id, ForStaff: false)
    {
        SpecialistId = Row.SpecialistId,
        Mode = mode ?? UsualMode,
        Tier = Patient.Tier,
        StepFree = needs.Contains(PatientNeeds.StepFree),
        Interpreter = PatientNeeds.HasInterpreter(needs),
        PatientId = Patient.PatientId,
        Moving = Held?.Id,
    };
}
