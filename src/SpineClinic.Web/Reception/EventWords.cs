using SpineClinic.Enquiries;
using SpineClinic.Triage;

namespace SpineClinic.Web.Reception;

/// <summary>What happened, as the desk says it.</summary>
public static class EventWords
{
    public static string Of(EnquiryFile.TimelineLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return line.Kind switch
        {
            EventKind.Received => "Received",
            EventKind.Claimed => "Claimed",
            EventKind.Released => "Given back",
            EventKind.TierChanged => $"Tier changed: {line.Details}",
            EventKind.NoteAdded => "Note",
            EventKind.PatientAsked => "Patient asked",
            EventKind.SpecialistAsked => "Specialist asked",
            EventKind.ReturnedToTriage => "Back to reception",
            EventKind.Accepted => "Accepted: to book",
            EventKind.Scheduled => "Consultation booked",
            EventKind.Closed => $"Closed: {(Enum.TryParse<ClosureReason>(line.Details, out var reason) ? Of(reason) : line.Details)}",
            EventKind.Reopened => "Reopened",
            EventKind.Quarantined => "Put in quarantine",
            _ => line.Kind.ToString(),
        };
    }

    public static string Of(ClosureReason reason) => reason switch
    {
        ClosureReason.Seen => "seen",
        ClosureReason.AdviceGiven => "advice given",
        ClosureReason.Redirected => "sent on to another service",
        ClosureReason.Declined => "this clinic cannot help",
        ClosureReason.WithdrawnByPatient => "withdrawn by the patient",
        ClosureReason.UnableToContact => "could not be reached",
        ClosureReason.Duplicate => "a duplicate",
        ClosureReason.EnteredInError => "entered in error",
        _ => "spam",
    };

    public static string Letter(string kind) => kind switch
    {
        EnquiryLetters.SpecialistNotice => "Notice to a specialist",
        EnquiryLetters.PatientAcknowledgement => "Acknowledgement to the patient",
        _ => kind,
    };
}
