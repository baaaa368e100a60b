using SpineClinic.Audit;
using SpineClinic.Enquiries;
using SpineClinic.Safety;
using SpineClinic.Staff;
using SpineClinic.Testing;

namespace SpineClinic.Web.Tests.Reception;

/// <summary>Enquiries without a database.</summary>
internal static class DeskEnquiries
{
    public static StaffActor Receptionist { get; } = new(Guid.NewGuid(), "Rita One", Role.Receptionist);

    public static StaffActor Clinician { get; } = new(Guid.NewGuid(), "Dr Back", Role.Specialist);

    public static Enquiry Of(Tier tier, string? email = "zoe@example.org") => Enquiry.Receive(new NewEnquiry
    {
        Id = Guid.NewGuid(),
        Reference = "SC-2222-22",
        SubmissionKey = Guid.NewGuid(),
        ReceivedAt = TestClinic.Start,
        DueAt = TestClinic.Start,
        Channel = Channel.Web,
        Language = "en",
        QuestionnaireVersion = 1,
        StopRulesVersion = 1,
        PriorityRulesVersion = 1,
        DataKeyId = Guid.NewGuid(),
        SealedSheet = [1],
        Name = "Zoë Quince",
        Phone = "+447700900123",
        Email = email,
        Decision = new TierDecision(tier, false, ["R-DEFAULT"]),
        ChangedAfterStop = false,
        AcknowledgeBy = tier <= Tier.P1 ? TestClinic.Start : null,
        Actor = Actor.Patient,
    }).Enquiry;

    public static Enquiry Proposed()
    {
        var enquiry = Of(Tier.P1);
        enquiry.RecordCall(CallOutcome.Spoke, null, Clinician.Actor, TestClinic.Start);
        enquiry.ProposeClosure(ClosureReason.RedirectedToGp, Clinician.Actor, TestClinic.Start);
        return enquiry;
    }
}
