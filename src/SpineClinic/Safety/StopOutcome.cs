namespace SpineClinic.Safety;

public enum StopOutcome
{
    /// <summary>Get emergency help now. The form does not continue.</summary>
    Emergency,

    /// <summary>Get help today. The form continues, for a clinician to look at today.</summary>
    Urgent,
}
