namespace SpineClinic.Enquiries;

/// <summary>Why an enquiry needs no more work.</summary>
public enum ClosureReason
{
    /// <summary>The patient was seen.</summary>
    Seen,

    AdviceGiven,

    /// <summary>Sent on to another service.</summary>
    Redirected,

    /// <summary>This clinic cannot help.</summary>
    Declined,

    WithdrawnByPatient,

    /// <summary>After as many attempts as the clinic's rules ask for.</summary>
    UnableToContact,

    Duplicate,

    EnteredInError,

    Spam,

    RedirectedToGp,

    /// <summary>Sent on to an emergency department.</summary>
    RedirectedToEmergency,
}
