using SpineClinic.Booking;
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
            EventKind.Accepted when line.Details is not null => $"Accepted: to book {line.Details}",
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
            EventKind.ContactChanged => "How to reach the person was changed",
            EventKind.CrisisProtocolOpened => "Opened the crisis protocol",
            EventKind.InvitationExpired => "The link to book with was not used in time",
            EventKind.TakenOver => "Taken over from a colleague",
            EventKind.ClosureProposed => $"Proposed to close: {(Enum.TryParse<ClosureReason>(line.Details, out var proposed) ? Of(proposed) : line.Details)}",
            EventKind.ClosureRefused => "Not closed: a person did not agree",
            EventKind.SpecialistAnswered => $"The specialist answered: {(Enum.TryParse<Opinion>(line.Details, out var opinion) ? Of(opinion).ToLowerInvariant() : line.Details)}",
            EventKind.PatientTold => "Message to the patient",
            EventKind.Undone => $"Undone: {(Enum.TryParse<EventKind>(line.Details, out var undone) ? Short(undone) : line.Details)}",
            EventKind.WaitingListChanged => $"Waiting list: {line.Details}",
            EventKind.PersonLinked => $"Said to be of one person {line.Details}",
            EventKind.PersonUnlinked => line.Details == "this one" ? "Said to be of another person than the others" : $"{line.Details} was said to be of another person",
            EventKind.NextStepMoved => "Due when its next appointment is over",
            EventKind.CallTaken => PhoneWords.OfCall(line.Details),
            _ => line.Kind.ToString(),
        };
    }

    /// <summary>What happened in a few words, for lists and for whoever can take it back.</summary>
    public static string Short(EventKind what) => what switch
    {
        EventKind.Claimed => "claimed",
        EventKind.Released => "given back",
        EventKind.TakenOver => "taken over",
        EventKind.TierChanged => "tier changed",
        EventKind.NoteAdded => "note added",
        EventKind.PatientAsked => "patient asked",
        EventKind.SpecialistAsked => "specialist asked",
        EventKind.SpecialistAnswered => "reception answered",
        EventKind.ReturnedToTriage => "not waited for any longer",
        EventKind.Accepted => "accepted",
        EventKind.Closed => "closed",
        EventKind.ClosureProposed => "proposed to close",
        EventKind.ClosureRefused => "kept open",
        EventKind.Reopened => "opened again",
        EventKind.Quarantined => "put in quarantine",
        EventKind.CallRecorded => "call recorded",
        EventKind.Invited => "invited to book",
        EventKind.Escalated => "nobody answered in time",
        EventKind.GotWorse => "got worse",
        EventKind.WaitingListChanged => "waiting list",
        _ => Of(new EnquiryFile.TimelineLine(default, what, "", null, null)).TrimEnd(' ', ':').ToLowerInvariant(),
    };

    public static string Of(Opinion opinion) => opinion switch
    {
        Opinion.Accept => "Book a consultation",
        Opinion.NeedsImaging => "A scan or its report is needed first",
        Opinion.Advise => "No consultation: advice",
        _ => "Another service is right",
    };

    public static string Sentence(string words)
    {
        ArgumentException.ThrowIfNullOrEmpty(words);
        return char.ToUpperInvariant(words[0]) + words[1..];
    }

    public static string Of(ClosureReason reason) => reason switch
    {
        ClosureReason.RedirectedToGp => "sent on to the family doctor",
        ClosureReason.RedirectedToEmergency => "sent on to an emergency department",
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
        EnquiryLetters.PatientQuestion => "Question to the patient",
        EnquiryLetters.PatientMessage => "Answer to the patient",
        EnquiryLetters.SpecialistQuestion => "Question to a specialist",
        EnquiryLetters.Escalation => "Reminder: not yet answered",
        EnquiryLetters.Overdue => "Notice: enquiries past their time",
        EnquiryLetters.Aside => "Notice: enquiries in quarantine",
        EnquiryLetters.SavedDraft => "Link to come back to the form",
        BookingLetters.Booked => "Appointment booked",
        BookingLetters.Requested => "Appointment asked for",
        BookingLetters.ContactChanged => "Address replaced, told to the old one",
        BookingLetters.Moved => "Appointment moved",
        BookingLetters.Cancelled => "Appointment called off",
        BookingLetters.Reminding => "Reminder of an appointment",
        BookingLetters.Inviting => "Invitation to choose a time",
        BookingLetters.Offering => "Offer of a free time",
        BookingLetters.Rebooking => "Another time, after the clinic called one off",
        BookingLetters.SeriesBooked => "Series booked",
        BookingLetters.SeriesMoved => "Series moved",
        BookingLetters.SeriesCancelled => "Series called off",
        _ => kind,
    };
}
