using NodaTime;
using SpineClinic.Audit;
using SpineClinic.Enquiries;
using SpineClinic.Safety;

namespace SpineClinic.Tests.Enquiries;

public sealed class EnquiryTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 24, 10, 0);
    private static readonly Actor One = Actor.Staff(Guid.NewGuid());
    private static readonly Actor Two = Actor.Staff(Guid.NewGuid());

    [Fact]
    public void Without_a_name_or_a_way_to_reach_the_person_there_is_no_enquiry()
    {
        Assert.Throws<ArgumentException>(() => Make(name: " "));
        Assert.Throws<ArgumentException>(() => Make(phone: null));
    }

    [Fact]
    public void A_second_person_cannot_claim_it_before_the_lease_ends()
    {
        var enquiry = Make();
        enquiry.Claim(One, Now);
        Assert.Throws<InvalidOperationException>(() => enquiry.Claim(Two, Now + Enquiry.ClaimLength - Duration.FromSeconds(1)));
        enquiry.Claim(Two, Now + Enquiry.ClaimLength);
        Assert.Equal(Two.StaffId, enquiry.OwnerId);
    }

    [Fact]
    public void Whatever_the_holder_does_renews_the_claim_and_what_others_do_does_not()
    {
        var enquiry = Make();
        enquiry.Claim(One, Now);
        enquiry.AddNote(Two, Now + Duration.FromMinutes(5));
        Assert.Equal(Now + Enquiry.ClaimLength, enquiry.ClaimedUntil);
        enquiry.AddNote(One, Now + Duration.FromMinutes(6));
        Assert.Equal(Now + Duration.FromMinutes(6) + Enquiry.ClaimLength, enquiry.ClaimedUntil);
    }

    [Fact]
    public void Only_the_holder_gives_it_back()
    {
        var enquiry = Make();
        enquiry.Claim(One, Now);
        Assert.Throws<InvalidOperationException>(() => enquiry.Release(Two, Now));
        enquiry.Release(One, Now);
        Assert.Equal((EnquiryStatus.Received, null), (enquiry.Status, enquiry.OwnerId));
    }

    [Fact]
    public void A_closed_one_takes_no_work_until_it_is_reopened()
    {
        var enquiry = Make();
        enquiry.Close(ClosureReason.Seen, One, Now);
        Assert.Throws<InvalidOperationException>(() => enquiry.Claim(One, Now));
        Assert.Throws<InvalidOperationException>(() => enquiry.SetTier(Tier.P1, Now, One, Now));
        Assert.Throws<InvalidOperationException>(() => enquiry.Close(ClosureReason.Seen, One, Now));
        enquiry.Reopen(Now + Duration.FromDays(1), One, Now);
        Assert.Equal((EnquiryStatus.Received, null, null), (enquiry.Status, enquiry.ClosureReason, enquiry.ClosedAt));
    }

    [Fact]
    public void What_nobody_works_on_cannot_be_passed_on()
    {
        var enquiry = Make();
        Assert.Throws<InvalidOperationException>(() => enquiry.AskPatient(Now, One, Now));
        Assert.Throws<InvalidOperationException>(() => enquiry.AskSpecialist(Now, One, Now));
        Assert.Throws<InvalidOperationException>(() => enquiry.Accept(Now, One, Now));
        Assert.Throws<InvalidOperationException>(() => enquiry.MarkScheduled(Now, One, Now));
        Assert.Throws<InvalidOperationException>(() => enquiry.ReturnToTriage(Now, One, Now));
    }

    [Fact]
    public void An_urgent_one_is_never_put_aside_as_spam() =>
        Assert.Throws<InvalidOperationException>(() => Make(Tier.P1).Quarantine(Actor.System, Now));

    [Theory]
    [InlineData(Tier.P3, false, "P3", Worklist.New)]
    [InlineData(Tier.P3, true, "NeedsACall", Worklist.NeedsACall)]
    [InlineData(Tier.P2, true, "NeedsACall", Worklist.NeedsACall)]
    [InlineData(Tier.P1, true, "P1", Worklist.ClinicianToday)]
    [InlineData(Tier.P0, false, "P0", Worklist.EmergencyTold)]
    public void Tier_and_worklist_follow_the_decision(Tier tier, bool needsACall, string word, Worklist worklist)
    {
        var enquiry = Make(tier, needsACall);
        Assert.Equal((word, worklist), (enquiry.TierWord, enquiry.Worklist));
    }

    [Fact]
    public void Every_verb_gives_one_event_and_a_new_version_and_an_open_one_is_always_due()
    {
        var enquiry = Make();
        var verbs = new Func<EnquiryEvent>[]
        {
            () => enquiry.Claim(One, Now),
            () => enquiry.AskPatient(Now, One, Now),
            () => enquiry.ReturnToTriage(Now, One, Now),
            () => enquiry.AskSpecialist(Now, One, Now),
            () => enquiry.ReturnToTriage(Now, One, Now),
            () => enquiry.SetTier(Tier.P2, Now, One, Now),
            () => enquiry.AddNote(One, Now),
            () => enquiry.OpenCrisisProtocol(One, Now),
            () => enquiry.Accept(Now, One, Now),
            () => enquiry.MarkScheduled(Now, One, Now),
            () => enquiry.Close(ClosureReason.Seen, One, Now),
            () => enquiry.Reopen(Now, One, Now),
            () => enquiry.Quarantine(Actor.System, Now),
            () => enquiry.Reopen(Now, One, Now),
            () => enquiry.Claim(One, Now),
            () => enquiry.TakeOver(Two, Now),
            () => enquiry.AskSpecialist(Now, Two, Now),
            () => enquiry.GiveOpinion(Opinion.Accept, Now, One, Now),
            () => enquiry.SetTier(Tier.P1, Now, One, Now, Now),
            () => enquiry.RecordCall(CallOutcome.Spoke, null, One, Now),
            () => enquiry.ProposeClosure(ClosureReason.AdviceGiven, One, Now),
            () => enquiry.RefuseClosure(Two, Now),
            () => enquiry.ProposeClosure(ClosureReason.AdviceGiven, One, Now),
            () => enquiry.ConfirmClosure(Two, Now),
            () => enquiry.TellPatient(Two, Now),
        };
        foreach (var verb in verbs)
        {
            var version = enquiry.Version;
            Assert.Equal(enquiry.Id, verb().EnquiryId);
            Assert.Equal(version + 1, enquiry.Version);
            Assert.Equal(enquiry.IsOpen, enquiry.NextActionDueAt is not null);
            Assert.Equal(enquiry.Status == EnquiryStatus.Closed, enquiry.Worklist is null);
        }
    }

    [Fact]
    public void Nobody_confirms_their_own_proposal_and_what_changes_meanwhile_ends_it()
    {
        var enquiry = Make(Tier.P1);
        Assert.Throws<InvalidOperationException>(() => enquiry.ProposeClosure(ClosureReason.AdviceGiven, One, Now));
        enquiry.RecordCall(CallOutcome.Spoke, null, One, Now);
        Assert.Throws<InvalidOperationException>(() => enquiry.ConfirmClosure(Two, Now));
        enquiry.ProposeClosure(ClosureReason.AdviceGiven, One, Now);
        Assert.Throws<InvalidOperationException>(() => enquiry.ConfirmClosure(One, Now));
        Assert.Throws<InvalidOperationException>(() => enquiry.ProposeClosure(ClosureReason.Declined, Two, Now));
        enquiry.RecordCall(CallOutcome.NoAnswer, Now, Two, Now);
        Assert.Null(enquiry.ClosureProposedById);
        Assert.Throws<InvalidOperationException>(() => enquiry.ConfirmClosure(Two, Now));
    }

    [Fact]
    public void Nothing_is_booked_for_a_person_who_was_told_to_get_emergency_help()
    {
        var (emergency, other) = (Make(Tier.P0), Make(Tier.P1));
        emergency.Claim(One, Now);
        Assert.Throws<InvalidOperationException>(() => emergency.Accept(Now, One, Now));
        other.Claim(One, Now);
        Assert.Equal(EventKind.Accepted, other.Accept(Now, One, Now).Kind);
    }

    private static Enquiry Make(Tier tier = Tier.P3, bool needsACall = false, string name = "Zoë", string? phone = "+442079460018") =>
        Received.Make(Now, Now + Duration.FromDays(5), tier, needsACall, name, phone).Enquiry;
}
