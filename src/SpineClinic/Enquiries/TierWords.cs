using SpineClinic.Safety;

namespace SpineClinic.Enquiries;

/// <summary>The tiers in the words of the staff area.</summary>
public static class TierWords
{
    public static string Of(Tier tier, bool needsACall) => needsACall && tier >= Tier.P2 ? "Needs a call" : tier switch
    {
        Tier.P0 => "Emergency advice given",
        Tier.P1 => "Clinician today",
        Tier.P2 => "Soon",
        _ => "Routine",
    };
}
