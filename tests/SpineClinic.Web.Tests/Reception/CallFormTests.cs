using Bunit;
using SpineClinic.Audit;
using SpineClinic.Enquiries;
using SpineClinic.Safety;
using SpineClinic.Testing;
using SpineClinic.Web.Reception;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Tests.Reception;

public sealed class CallFormTests : PageContext
{
    [Fact]
    public void It_stands_open_while_nobody_has_answered_for_it()
    {
        Assert.True(Show(Of(Tier.P0)).Find("details").HasAttribute("open"));
        Assert.False(Show(Of(Tier.P3)).Find("details").HasAttribute("open"));
    }

    [Fact]
    public void After_two_calls_that_reached_nobody_the_welfare_check_comes_up()
    {
        var enquiry = Of(Tier.P0);
        enquiry.RecordCall(CallOutcome.NoAnswer, TestClinic.Start, Actor.Staff(Guid.NewGuid()), TestClinic.Start);
        Assert.DoesNotContain("welfare", Show(enquiry).Markup, StringComparison.Ordinal);
        enquiry.RecordCall(CallOutcome.NoAnswer, TestClinic.Start, Actor.Staff(Guid.NewGuid()), TestClinic.Start);
        Assert.Contains("2 calls reached nobody: the clinic's protocol for a welfare check applies.", Show(enquiry).Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void What_everybody_must_know_before_they_ring_stands_above()
    {
        var form = Render<CallForm>(parameters => parameters.Add(component => component.Enquiry, Of(Tier.P3)).Add(component => component.Warnings, ["Leave no messages"]));
        Assert.Equal("Leave no messages", form.Find("form .tag").TextContent.Trim());
    }

    [Fact]
    public void What_was_typed_and_chosen_stays_beside_what_is_wrong()
    {
        var form = Show(Of(Tier.P3), new EnquiryActions.TypedWords(Outcome: "NoAnswer", CallWords: "Her mother answered"), new FieldError("tryAgain", "Choose when to try again"));
        Assert.Equal("Her mother answered", form.Find("#callWords").GetAttribute("value"));
        Assert.True(form.Find("input[value=NoAnswer]").HasAttribute("checked"));
        Assert.Contains("Choose when to try again", form.Markup, StringComparison.Ordinal);
    }

    private static Enquiry Of(Tier tier) => Enquiry.Receive(new NewEnquiry
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
        Decision = new TierDecision(tier, false, ["R-DEFAULT"]),
        ChangedAfterStop = false,
        AcknowledgeBy = tier <= Tier.P1 ? TestClinic.Start : null,
        Actor = Actor.Patient,
    }).Enquiry;

    private IRenderedComponent<CallForm> Show(Enquiry enquiry, EnquiryActions.TypedWords? typed = null, params FieldError[] errors) => Render<CallForm>(parameters => parameters
        .Add(component => component.Enquiry, enquiry)
        .Add(component => component.Typed, typed ?? EnquiryActions.TypedWords.None)
        .Add(component => component.Errors, errors));
}
