namespace SpineClinic.Enquiries;

/// <summary>Where an open enquiry waits. Every open one is on exactly one.</summary>
public enum Worklist
{
    /// <summary>Told to get emergency help, and asked us to know.</summary>
    EmergencyTold,

    ClinicianToday,

    NeedsACall,

    /// <summary>Nobody has it yet.</summary>
    New,

    /// <summary>Somebody works on it.</summary>
    InHand,

    WaitingForPatient,

    WithSpecialist,

    ToBook,

    /// <summary>An appointment was called off without another.</summary>
    ToRebook,

    Booked,

    Quarantine,
}
