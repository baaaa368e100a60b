using SpineClinic.Enquiries;
using SpineClinic.Triage;
using SpineClinic.Web.Phone;

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
            EventKind.CallRecorded => $"Recorded: {(Enum.TryParse<CallOutcome>(line.Details, out var outcome) ? Of(outcome) : line.Details)}",
            EventKind.Escalated => $"Nobody answered in time: reminded more people ({line.Details})",
            EventKind.OwnerReplaced => "Taken back from somebody who is away",
            EventKind.GotWorse => $"The person reports that it got worse: {line.Details}",
            EventKind.PatientAdded => "The person added",
            EventKind.Invited => "Invited to choose a time",
            EventKind.BookingHelpNeeded => "Could not book alone: ring them",
            EventKind.ReturnedToBooking => "The appointment does not take place: to book again",
            EventKind.ContactChanged => "The person changed how to reach them",
            EventKind.CrisisProtocolOpened => "Opened the crisis protocol",
            EventKind.InvitationExpired => "The link to book with was not used in time",
            EventKind.WaitingListChanged => $"Waiting list: {line.Details}",
            EventKind.CallTaken => PhoneWords.OfCall(line.Details),
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

    public static string Of(CallOutcome outcome) => outcome switch
    {
        CallOutcome.Spoke => "spoke to the person",
        CallOutcome.LeftMessage => "left a message",
        CallOutcome.NoAnswer => "no answer",
        _ => "dealt with in another way",
    };

    public static string Letter(string kind) => kind switch
    {
        EnquiryLetters.SpecialistNotice => "Notice to a specialist",
        EnquiryLetters.PatientAcknowledgement => "Acknowledgement to the patient",
        EnquiryLetters.Escalation => "Reminder: not yet answered",
        _ => kind,
    };
}
