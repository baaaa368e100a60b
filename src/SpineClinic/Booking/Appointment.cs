using NodaTime;
using SpineClinic.Audit;
using SpineClinic.Safety;

namespace SpineClinic.Booking;

/// <summary>
/// A consultation that is held, asked for, booked or over. A move is a new revision of the same appointment. Every change goes through a verb of this class
/// (here or in Appointment.Verbs.cs) and gives exactly one event; <see cref="Diary"/> swaps the cells in the same transaction.
/// </summary>
[Audited]
public sealed partial class Appointment
{
    private Appointment()
    {
    }

    public Guid Id { get; private set; }

    /// <summary>"SA-XXXX-XX": the same signs as an enquiry's; unique.</summary>
    public string Reference { get; private set; } = "";

    /// <summary>Made with the page that books; the same key again is the same appointment. Unique.</summary>
    public Guid BookingKey { get; private set; }

    /// <summary>The enquiry that led to it; null for what staff booked without one.</summary>
    public Guid? EnquiryId { get; private set; }

    /// <summary>Whose time it takes: the data key of the patient. The same person of two enquiries may have two.</summary>
    public Guid PatientId { get; private set; }

    public string PatientName { get; private set; } = "";

    /// <summary>E.164.</summary>
    public string? Phone { get; private set; }

    public string? Email { get; private set; }

    /// <summary>BCP 47: what we write to the patient in.</summary>
    public string Language { get; private set; } = "en";

    /// <summary>As it was when it was booked: what rebooking goes by.</summary>
    public Tier Tier { get; private set; }

    public Guid ConsultationTypeId { get; private set; }

    public Guid SpecialistId { get; private set; }

    /// <summary>Null by phone and video.</summary>
    public Guid? RoomId { get; private set; }

    public List<Guid> EquipmentIds { get; private set; } = [];

    /// <summary>The group session in which it is a seat.</summary>
    public Guid? GroupSessionId { get; private set; }

    public ConsultationMode Mode { get; private set; }

    /// <summary>When patient and specialist meet.</summary>
    public Instant Start { get; private set; }

    public Instant End { get; private set; }

    /// <summary>The specialist's and the room's time, with the buffers; see <see cref="Cell"/>.</summary>
    public int FirstCell { get; private set; }

    public int EndCell { get; private set; }

    /// <summary>0; from 1 on when staff booked it over another; the seat in a group session.</summary>
    public short Lane { get; private set; }

    public AppointmentStatus Status { get; private set; }

    /// <summary>A hold or a request is kept until then.</summary>
    public Instant? HeldUntil { get; private set; }

    /// <summary>SEQUENCE of the calendar file; 0 at first, one more with every move and when it is called off.</summary>
    public int Revision { get; private set; }

    public Instant CreatedAt { get; private set; }

    /// <summary>When it was booked for good; null before.</summary>
    public Instant? BookedAt { get; private set; }

    /// <summary>Who cancelled it: "patient", "staff" or "system".</summary>
    public string? CancelledBy { get; private set; }

    public CancelReason? CancelReason { get; private set; }

    public Instant? CancelledAt { get; private set; }

    /// <summary>The patient said that they will come.</summary>
    public Instant? ConfirmedAt { get; private set; }

    /// <summary>The patient said by how much they will be late.</summary>
    public int? LateMinutes { get; private set; }

    /// <summary>Codes of the form's "adjust" question, confirmed by the patient.</summary>
    public List<string> Needs { get; private set; } = [];

    public string? InterpreterLanguage { get; private set; }

    public Guid? SeriesId { get; private set; }

    /// <summary>The disrupted session that it was to be moved out of.</summary>
    public Guid? DisruptionId { get; private set; }

    /// <summary>Which of the links to this appointment is good; a new number makes the older ones useless.</summary>
    public int LinkNumber { get; private set; }

    /// <summary>HMAC of the link's token; unique.</summary>
    public byte[] LinkHash { get; private set; } = [];

    /// <summary>Wrong answers to the question that opens the link.</summary>
    public int LinkTries { get; private set; }

    /// <summary>Rises with every change; the database refuses a change made to an older one.</summary>
    public int Version { get; private set; }

    /// <summary>Whether it takes time of anybody.</summary>
    public bool Occupies => Status is not (AppointmentStatus.Cancelled or AppointmentStatus.EnteredInError);

    /// <summary>Whether it is still to come and nobody has called it off.</summary>
    public bool IsOpen => Status is AppointmentStatus.Held or AppointmentStatus.Requested or AppointmentStatus.Booked or AppointmentStatus.Arrived;

    /// <summary>Whether its hold has run out: whoever wants the time takes it.</summary>
    public bool HasLapsed(Instant now) => Status is AppointmentStatus.Held or AppointmentStatus.Requested && HeldUntil <= now;

    /// <summary>Whether its day has come in this zone, or is over: nobody arrives before.</summary>
    public bool IsItsDay(Instant now, DateTimeZone zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        return now.InZone(zone).Date >= Start.InZone(zone).Date;
    }

    private static IEnumerable<(Guid Resource, short Lane)> Resources(Guid specialist, Guid? room, IEnumerable<Guid> equipment, short lane)
    {
        yield return (specialist, lane);
        if (room is { } place)
        {
            yield return (place, lane);
        }

        foreach (var machine in equipment)
        {
            yield return (machine, 0);
        }
    }

    /// <summary>The cells that it takes: f(appointment). Empty when it takes none.</summary>
    public IEnumerable<OccupancyCell> Cells()
    {
        if (!Occupies)
        {
            yield break;
        }

        var (meetFrom, meetTo) = (Cell.Of(Start), Cell.Ceiling(End));
        if (GroupSessionId is { } group)
        {
            yield return new OccupancyCell(group, meetFrom, Lane, Id, HeldUntil);
        }
        else
        {
            // Specialist and room can be booked over on purpose; a machine cannot, and nobody can be in two places.
            foreach (var (resource, lane) in Resources(SpecialistId, RoomId, EquipmentIds, Lane))
            {
                for (var cell = FirstCell; cell < EndCell; cell++)
                {
                    yield return new OccupancyCell(resource, cell, lane, Id, HeldUntil);
                }
            }
        }

        for (var cell = meetFrom; cell < meetTo; cell++)
        {
            yield return new OccupancyCell(PatientId, cell, 0, Id, HeldUntil);
        }
    }
}
