namespace SpineClinic.Enquiries;

/// <summary>Whose turn it is.</summary>
public enum WaitingOn
{
    Clinic,
    Specialist,
    Patient,

    /// <summary>Nobody: it is closed.</summary>
    Nobody,
}
