namespace SpineClinic.Safety;

/// <summary>How soon a clinician looks. A lower number is sooner. Clocks: see ReplyClock. Source of the tiers: UK community red flags sheet 2023 and the Queensland
/// Clinical Prioritisation Criteria, both for clinicians; the clinic's own clinician signs what is used here.</summary>
public enum Tier
{
    /// <summary>Emergency advice given: the person was told to get emergency help and left a contact.</summary>
    P0,

    /// <summary>Clinician today.</summary>
    P1,

    /// <summary>Soon.</summary>
    P2,

    /// <summary>Routine: no line of the clinic's protocol matched.</summary>
    P3,
}
