using NodaTime;
using SpineClinic.Audit;
using SpineClinic.Enquiries;
using SpineClinic.Safety;

namespace SpineClinic.Tests.Enquiries;

/// <summary>Enquiries without a database.</summary>
internal static class Received
{
    public static (Enquiry Enquiry, EnquiryEvent Happened) Make(
        Instant at, Instant dueAt, Tier tier = Tier.P3, bool needsACall = false, string name = "Zoë", string? phone = "+442079460018") => Enquiry.Receive(new NewEnquiry
        {
            Id = Guid.NewGuid(),
            Reference = EnquiryReference.New(),
            SubmissionKey = Guid.NewGuid(),
            ReceivedAt = at,
            DueAt = dueAt,
            Channel = Channel.Web,
            Language = "en",
            QuestionnaireVersion = 1,
            StopRulesVersion = 1,
            PriorityRulesVersion = 1,
            DataKeyId = Guid.NewGuid(),
            SealedSheet = [],
            Name = name,
            Phone = phone,
            Decision = new TierDecision(tier, needsACall, ["R-DEFAULT"]),
            ChangedAfterStop = false,
            Actor = Actor.Patient,
        });
}
