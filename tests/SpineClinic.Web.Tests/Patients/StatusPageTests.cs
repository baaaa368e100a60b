using Bunit;
using NodaTime;
using SpineClinic.Enquiries;
using SpineClinic.Testing;
using SpineClinic.Web.Patients;

namespace SpineClinic.Web.Tests.Patients;

public sealed class StatusPageTests : PageContext
{
    [Theory]
    [InlineData(EnquiryStatus.Received, "Nobody has read it yet. A person will read it by Tuesday 24 November at 11:00.")]
    [InlineData(EnquiryStatus.InTriage, "is dealing with it. You will hear from us by Tuesday 24 November at 11:00.")]
    [InlineData(EnquiryStatus.WithSpecialist, "A specialist is looking at it.")]
    [InlineData(EnquiryStatus.AwaitingPatient, "We have tried to reach you and are waiting for you.")]
    [InlineData(EnquiryStatus.Accepted, "We will offer you a time by")]
    [InlineData(EnquiryStatus.Scheduled, "A time has been arranged with you.")]
    [InlineData(EnquiryStatus.Quarantined, "A person at Test & Sons Spine Clinic will look at it.")]
    [InlineData(EnquiryStatus.Closed, "This request is closed.")]
    public void Every_state_has_its_plain_words(EnquiryStatus status, string words) =>
        Assert.Contains(words, Show(Own(status)).Find("#state").TextContent, StringComparison.Ordinal);

    [Fact]
    public void A_promise_that_was_not_kept_is_said_plainly() =>
        Assert.Contains("we are late", Show(Own(EnquiryStatus.Received) with { DueAt = TestClinic.Start - Duration.FromHours(1) }).Find("#state").TextContent, StringComparison.Ordinal);

    [Fact]
    public void A_closed_one_offers_nothing_but_to_leave() =>
        Assert.Equal(["/status/leave"], Show(Own(EnquiryStatus.Closed)).FindAll("form").Select(form => form.GetAttribute("action")));

    [Fact]
    public void An_open_one_can_get_worse_be_added_to_changed_and_cancelled() => Assert.Equal(
        ["/status/worse", "/status/add", "/status/contact", "/status/withdraw", "/status/leave"],
        Show(Own(EnquiryStatus.Received)).FindAll("form").Select(form => form.GetAttribute("action")));

    [Fact]
    public void What_was_done_is_said() => Assert.Contains("The clinic knows", Show(Own(EnquiryStatus.Received), done: "worse").Markup, StringComparison.Ordinal);

    private static OwnEnquiry Own(EnquiryStatus status) => new(
        Guid.NewGuid(), "SC-2222-22", "en", false, TestClinic.Start - Duration.FromHours(3), status, false, TestClinic.Start + Duration.FromHours(1), "+447700900123", null, false);

    private IRenderedComponent<StatusPage> Show(OwnEnquiry enquiry, string? done = null) => Render<StatusPage>(parameters => parameters
        .Add(component => component.Context, Patient())
        .Add(component => component.Enquiry, enquiry)
        .Add(component => component.Done, done)
        .Add(component => component.Now, TestClinic.Start));
}
