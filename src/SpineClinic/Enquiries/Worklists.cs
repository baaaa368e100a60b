using SpineClinic.Safety;

namespace SpineClinic.Enquiries;

/// <summary>Which worklist an enquiry is on. Total: every enquiry that is not closed has one.</summary>
public static class Worklists
{
    /// <returns>Null when it is closed.</returns>
    public static Worklist? Of(EnquiryStatus status, Tier tier, bool needsACall, bool toRebook = false) => status switch
    {
        EnquiryStatus.Closed => null,
        EnquiryStatus.Quarantined => Worklist.Quarantine,

        // Who got worse is on the list of their tier, wherever they waited.
        _ when needsACall && tier == Tier.P0 => Worklist.EmergencyTold,
        _ when needsACall && tier == Tier.P1 => Worklist.ClinicianToday,
        EnquiryStatus.AwaitingPatient => Worklist.WaitingForPatient,
        EnquiryStatus.WithSpecialist => Worklist.WithSpecialist,
        EnquiryStatus.Accepted => toRebook ? Worklist.ToRebook : Worklist.ToBook,
        EnquiryStatus.Scheduled => Worklist.Booked,
        _ when tier == Tier.P0 => Worklist.EmergencyTold,
        _ when tier == Tier.P1 => Worklist.ClinicianToday,
        _ when needsACall => Worklist.NeedsACall,
        EnquiryStatus.InTriage => Worklist.InHand,
        _ => Worklist.New,
    };

    /// <summary>As the board names it.</summary>
    public static string Name(Worklist worklist) => worklist switch
    {
        Worklist.EmergencyTold => "Emergency told",
        Worklist.ClinicianToday => "Clinician today",
        Worklist.NeedsACall => "Needs a call",
        Worklist.InHand => "In hand",
        Worklist.WaitingForPatient => "Waiting for patient",
        Worklist.WithSpecialist => "With a specialist",
        Worklist.ToBook => "To book",
        Worklist.ToRebook => "To rebook",
        _ => worklist.ToString(),
    };
}
