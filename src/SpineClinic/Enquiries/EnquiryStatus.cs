namespace SpineClinic.Enquiries;

/// <summary>Received → InTriage → (AwaitingPatient | WithSpecialist) → InTriage → Accepted → Scheduled → Closed; Quarantined beside it; a closed one may be reopened.</summary>
public enum EnquiryStatus
{
    /// <summary>Nobody has it.</summary>
    Received,

    /// <summary>Somebody works on it.</summary>
    InTriage,

    /// <summary>The patient was asked something.</summary>
    AwaitingPatient,

    /// <summary>A specialist was asked something.</summary>
    WithSpecialist,

    /// <summary>A consultation is to be booked.</summary>
    Accepted,

    /// <summary>A consultation is booked.</summary>
    Scheduled,

    Closed,

    /// <summary>Looks like spam. Counted and shown, never deleted by itself.</summary>
    Quarantined,
}
