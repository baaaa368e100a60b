using SpineClinic.Audit;

namespace SpineClinic.Enquiries;

/// <summary>Writes an event where it belongs: on the enquiry's timeline and in the audit trail, in the caller's transaction.</summary>
public static class Timeline
{
    public static void Add(ClinicDbContext db, EnquiryEvent happened)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(happened);
        db.EnquiryEvents.Add(happened);
        db.AuditEntries.Add(new AuditEntry(
            happened.At, new Actor(happened.ActorKind, happened.ActorId), $"enquiry.{happened.Kind}", "enquiry", happened.EnquiryId, happened.Details));
    }
}
