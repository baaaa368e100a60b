using Bunit;
using SpineClinic.Enquiries;
using SpineClinic.Testing;
using SpineClinic.Web.Patients;

namespace SpineClinic.Web.Tests.Patients;

public sealed class StatusMessagesTests : PageContext
{
    private static readonly OwnMessage Question = new(7, TestClinic.Start, true, "When did it begin?");

    [Fact]
    public void Without_messages_there_is_nothing() => Assert.Empty(Show(EnquiryStatus.AwaitingPatient).Markup.Trim());

    [Fact]
    public void A_question_is_answered_below_it()
    {
        var messages = Show(EnquiryStatus.AwaitingPatient, "", Question);
        Assert.Contains("Test & Sons Spine Clinic, Tuesday 24 November at 10:00", messages.Find("li").TextContent, StringComparison.Ordinal);
        Assert.Equal(("/status/answer", "7"), (messages.Find("form").GetAttribute("action"), messages.Find("input[name=answerTo]").GetAttribute("value")));
    }

    [Fact]
    public void What_was_answered_or_needs_no_answer_has_no_form()
    {
        Assert.Empty(Show(EnquiryStatus.Received, "", Question, new OwnMessage(8, TestClinic.Start, false, "In spring")).FindAll("form"));
        Assert.Empty(Show(EnquiryStatus.Closed, "", Question).FindAll("form"));
    }

    [Fact]
    public void What_came_too_late_is_still_there_to_copy() => Assert.Equal("In spring", Show(EnquiryStatus.Closed, "In spring", Question).Find("#kept").GetAttribute("value"));

    private IRenderedComponent<StatusMessages> Show(EnquiryStatus status, string typed = "", params OwnMessage[] messages) => Render<StatusMessages>(parameters => parameters
        .Add(component => component.Context, Patient())
        .Add(component => component.Enquiry, new OwnEnquiry(Guid.NewGuid(), "SC-2222-22", "en", false, TestClinic.Start, status, false, TestClinic.Start, "+447700900123", null, false))
        .Add(component => component.Messages, messages)
        .Add(component => component.Typed, new StatusTyped(Add: typed)));
}
