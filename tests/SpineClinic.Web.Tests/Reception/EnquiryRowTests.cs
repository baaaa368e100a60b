using Bunit;
using NodaTime;
using SpineClinic.Enquiries;
using SpineClinic.Safety;
using SpineClinic.Staff;
using SpineClinic.Testing;
using SpineClinic.Triage;
using SpineClinic.Web.Reception;

namespace SpineClinic.Web.Tests.Reception;

public sealed class EnquiryRowTests : PageContext
{
    private static readonly StaffActor Viewer = new(Guid.NewGuid(), "Rita", Role.Receptionist);

    [Fact]
    public void An_overdue_one_says_so_in_words()
    {
        var row = Show(null, dueInMinutes: -25);
        Assert.Contains("is-overdue", row.Find("tr").ClassName, StringComparison.Ordinal);
        Assert.Contains("Overdue by 25 min", row.Find(".due").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_list_that_is_worked_through_goes_along_with_the_link()
    {
        Assert.Equal("/staff/enquiries/SC-2222-22", Show(null).Find(".enquiry-link").GetAttribute("href"));
        Assert.Equal("/staff/enquiries/SC-2222-22?worklist=New", Show(null, worklist: "New").Find(".enquiry-link").GetAttribute("href"));
    }

    [Fact]
    public void One_that_another_has_shows_who_and_cannot_be_claimed()
    {
        var row = Show((Guid.NewGuid(), "Rob <Two>"));
        Assert.Contains("Rob <Two>", row.Find("tr").TextContent, StringComparison.Ordinal);
        Assert.Empty(row.FindAll("button"));
    }

    [Fact]
    public void One_that_nobody_has_can_be_claimed_by_its_reference()
    {
        string? claimed = null;
        var row = Show(null, onClaim: reference => claimed = reference);
        row.Find("button").Click();
        Assert.Equal("SC-2222-22", claimed);
    }

    [Fact]
    public void My_own_is_marked() => Assert.Contains("You", Show((Viewer.Id, "Rita")).Find(".tag").TextContent, StringComparison.Ordinal);

    private IRenderedComponent<EnquiryRow> Show((Guid Id, string Name)? holder, int dueInMinutes = 60, Action<string>? onClaim = null, string? worklist = null)
    {
        var line = new BoardRow(
            Guid.NewGuid(), "SC-2222-22", "Zoë", Tier.P1, false, Worklist.ClinicianToday, TestClinic.Start - Duration.FromHours(3), TestClinic.Start + Duration.FromMinutes(dueInMinutes), holder?.Id, holder?.Name, GotWorse: false, PatientWrote: false);
        return Render<EnquiryRow>(parameters => parameters
            .Add(component => component.Row, line)
            .Add(component => component.Now, TestClinic.Start)
            .Add(component => component.Zone, DateTimeZone.Utc)
            .Add(component => component.Viewer, Viewer)
            .Add(component => component.Worklist, worklist)
            .Add(component => component.OnClaim, onClaim ?? (_ => { })));
    }
}
