using NodaTime;
using SpineClinic.Audit;

namespace SpineClinic.Booking;

/// <summary>One line of an appointment's history. Lines are added, never changed.</summary>
public sealed class AppointmentEvent
{
    /// <summary>Purpose that its words are sealed for.</summary>
    public const string WordsPurpose = "appointment-words";

    private AppointmentEvent()
    {
    }

    internal AppointmentEvent(Appointment appointment, AppointmentEventKind kind, Actor actor, Instant at, string? details)
    {
        AppointmentId = appointment.Id;
        Revision = appointment.Revision;
        Start = appointment.Start;
        SpecialistId = appointment.SpecialistId;
        Kind = kind;
        ActorKind = actor.Kind;
        ActorId = actor.StaffId;
        At = at;
        Details = details;
    }

    /// <summary>Given by the database, ascending.</summary>
    public long Id { get; private set; }

    public Guid AppointmentId { get; private set; }

    public int Revision { get; private set; }

    /// <summary>The start and the specialist as they were after this event.</summary>
    public Instant Start { get; private set; }

    public Guid SpecialistId { get; private set; }

    public AppointmentEventKind Kind { get; private set; }

    public string ActorKind { get; private set; } = "";

    public Guid? ActorId { get; private set; }

    public Instant At { get; private set; }

    /// <summary>Codes only.</summary>
    public string? Details { get; private set; }

    /// <summary>A reason in words, sealed with the patient's key and bound to the appointment.</summary>
    public byte[]? SealedWords { get; internal set; }
}
