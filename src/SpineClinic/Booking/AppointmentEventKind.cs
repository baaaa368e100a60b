namespace SpineClinic.Booking;

/// <summary>Everything that can happen to an appointment. docs/events.md says what each one writes; a test compares.</summary>
public enum AppointmentEventKind
{
    Held,
    HoldExtended,
    Requested,
    Booked,
    Approved,
    Moved,
    Confirmed,
    RunningLate,
    Arrived,
    ConsultationBegan,
    Completed,
    DidNotAttend,
    Cancelled,
    EnteredInError,
    Undone,
    ReminderSettled,
    LinkLocked,
    LinkRenewed,
    ContactChanged,
}
