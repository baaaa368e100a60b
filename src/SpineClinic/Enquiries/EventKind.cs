namespace SpineClinic.Enquiries;

/// <summary>Everything that can happen to an enquiry. docs/events.md says what each one writes; a test compares.</summary>
public enum EventKind
{
    Received,
    Claimed,
    Released,
    TierChanged,
    NoteAdded,
    PatientAsked,
    SpecialistAsked,
    ReturnedToTriage,
    Accepted,
    Scheduled,
    Closed,
    Reopened,
    Quarantined,
    CallRecorded,
    Escalated,
    OwnerReplaced,
    GotWorse,
    PatientAdded,
    ContactChanged,
    Invited,
    BookingHelpNeeded,
    ReturnedToBooking,
    CrisisProtocolOpened,
    InvitationExpired,
    WaitingListChanged,
    TakenOver,
    ClosureProposed,
    ClosureRefused,
    SpecialistAnswered,
    PatientTold,
    Undone,
    PersonLinked,
    PersonUnlinked,

    /// <summary>A caller spoke with a member of staff: what the caller was told, or that the call was about this.</summary>
    CallTaken,

    /// <summary>Its next appointment ends at another time than before.</summary>
    NextStepMoved,
}
