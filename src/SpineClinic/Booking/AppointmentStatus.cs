namespace SpineClinic.Booking;

/// <summary>Held → Requested → Booked → Arrived → InConsultation → Completed; DidNotAttend; Cancelled; EnteredInError. FHIR's names are in the comments.</summary>
public enum AppointmentStatus
{
    /// <summary>Kept for somebody who is choosing; expires (proposed).</summary>
    Held,

    /// <summary>Chosen by a patient, to be approved (pending).</summary>
    Requested,

    Booked,

    Arrived,

    /// <summary>checked-in.</summary>
    InConsultation,

    /// <summary>fulfilled.</summary>
    Completed,

    /// <summary>noshow.</summary>
    DidNotAttend,

    Cancelled,

    EnteredInError,
}
