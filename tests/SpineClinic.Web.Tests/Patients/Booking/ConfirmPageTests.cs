using Bunit;
using NodaTime;
using SpineClinic.Booking;
using SpineClinic.Testing;
using SpineClinic.Web.Patients.Booking;

namespace SpineClinic.Web.Tests.Patients.Booking;

public sealed class ConfirmPageTests : BookingContext
{
    private static readonly Instant Soon = TestClinic.Start + Duration.FromMinutes(30);

    [Fact]
    public void A_hold_that_ran_out_is_not_said_to_be_kept()
    {
        var page = Show(Own(Held(TestClinic.Start)));
        Assert.Empty(page.FindAll("#kept"));
        Assert.NotNull(page.Find(".notice-warning"));
    }

    [Fact]
    public void It_says_when_with_whom_where_what_to_bring_and_how_long_it_is_kept()
    {
        var page = Show(Own(Held(Soon), InvitationPurpose.Choose, null, "MRI report"));
        var text = page.Find(".summary-list").TextContent;
        Assert.All(new[] { "Tuesday 1 December at 10:00", "Dr Back", "Riverside House, 12 Wharf Street", "Your medicines." }, words => Assert.Contains(words, text, StringComparison.Ordinal));
        Assert.Equal("We keep this time for you until Tuesday 24 November at 10:30.", page.Find("#kept").TextContent);
        Assert.Contains("MRI report", page.Find("#missing").TextContent, StringComparison.Ordinal);
        Assert.Single(page.FindAll($"form[action='{Address}/longer']"));
        Assert.Equal("Book this time", page.Find($"form[action='{Address}/book'] button").TextContent);
        Assert.Empty(page.FindAll("input[name=mode]"));
    }

    [Fact]
    public void Needs_are_ticked_as_they_were_told()
    {
        var page = Show(Own(Held(Soon)));
        Assert.Equal(["stepFree"], page.FindAll("input[name=needs][checked]").Select(input => input.GetAttribute("value")));
    }

    [Fact]
    public void There_is_a_choice_of_how_to_meet_where_there_is_one_and_a_request_is_called_that()
    {
        var type = new ConsultationType("Review", 30) { NeedsApproval = true };
        type.Modes.Add(ConsultationMode.Phone);
        var page = Show(Own(Held(Soon), InvitationPurpose.Choose, type));
        Assert.Equal(["InPerson", "Phone"], page.FindAll("input[name=mode]").Select(input => input.GetAttribute("value")));
        Assert.Equal("Ask for this time", page.Find($"form[action='{Address}/book'] button").TextContent);
    }

    [Theory, InlineData(InvitationPurpose.Offer), InlineData(InvitationPurpose.Rebook)]
    public void A_time_that_the_clinic_chose_is_taken_changed_or_declined(InvitationPurpose purpose)
    {
        var page = Show(Own(Held(Soon), purpose));
        Assert.Equal("Take this time", page.Find($"form[action='{Address}/book'] button").TextContent);
        Assert.Equal($"{Address}/times", page.Find("a.button").GetAttribute("href"));
        Assert.Equal("It does not suit me", page.Find($"form[action='{Address}/decline'] button").TextContent);
        Assert.Empty(page.FindAll($"form[action='{Address}/longer']"));
    }

    private IRenderedComponent<ConfirmPage> Show(OwnInvitation own) => Render<ConfirmPage>(parameters => parameters
        .Add(component => component.Context, Patient())
        .Add(component => component.Own, own)
        .Add(component => component.Address, Address)
        .Add(component => component.Codes, ["stepFree", "companion"])
        .Add(component => component.Needs, ["stepFree"]));
}
