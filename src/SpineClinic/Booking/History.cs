using SpineClinic.Audit;

namespace SpineClinic.Booking;

/// <summary>Writes an event where it belongs: into the appointment's history and into the audit trail, in the caller's transaction.</summary>
public static class History
{
    public static void Add(ClinicDbContext db, AppointmentEvent happened)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(happened);
        db.AppointmentEvents.Add(happened);
        db.AuditEntries.Add(new AuditEntry(
            happened.At, new Actor(happened.ActorKind, happened.ActorId), $"appointment.{happened.Kind}", "appointment", happened.AppointmentId, happened.Details));
    }
}
