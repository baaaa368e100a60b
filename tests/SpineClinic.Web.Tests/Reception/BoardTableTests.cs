using Bunit;
using NodaTime;
using SpineClinic.Enquiries;
using SpineClinic.Safety;
using SpineClinic.Staff;
using SpineClinic.Testing;
using SpineClinic.Triage;
using SpineClinic.Web.Reception;

namespace SpineClinic.Web.Tests.Reception;

public sealed class BoardTableTests : PageContext
{
    private static readonly StaffActor Viewer = new(Guid.NewGuid(), "Rita", Role.Receptionist);

    [Fact]
    public void An_overdue_one_says_so_in_words()
    {
        var row = Show(null, dueInMinutes: -25);
        Assert.Contains("is-overdue", row.Find("tr.enquiry").ClassName, StringComparison.Ordinal);
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
        Assert.Contains("Rob <Two>", row.Find("tr.enquiry").TextContent, StringComparison.Ordinal);
        Assert.Empty(row.FindAll("button"));
    }

    [Fact]
    public void One_that_nobody_has_can_be_claimed_and_chosen_by_its_reference()
    {
        var row = Show(null);
        Assert.Equal(("Claim SC-2222-22", "Choose SC-2222-22"), (row.Find("button").TextContent, row.Find(".choose").TextContent.Trim()));
    }

    [Fact]
    public void Who_may_not_claim_neither_claims_nor_chooses() => Assert.Empty(Show(null, viewer: new(Guid.NewGuid(), "Mara", Role.Manager)).FindAll("button, input"));

    [Fact]
    public void My_own_is_marked() => Assert.Contains("You", Show((Viewer.Id, "Rita")).Find(".tag").TextContent, StringComparison.Ordinal);

    internal static BoardRow Line((Guid Id, string Name)? holder, int dueInMinutes) => new(
        Guid.NewGuid(), "SC-2222-22", "Zoë", Tier.P1, false, Worklist.ClinicianToday, TestClinic.Start - Duration.FromHours(3), TestClinic.Start + Duration.FromMinutes(dueInMinutes),
        holder?.Id, holder?.Name, GotWorse: false, PatientWrote: false);

    internal static BoardView View(IReadOnlyList<BoardRow> rows) => WorklistNavTests.View() with { Rows = rows, At = TestClinic.Start };

    private IRenderedComponent<BoardTable> Show(
        (Guid Id, string Name)? holder, int dueInMinutes = 60, string? worklist = null, StaffActor? viewer = null) =>
        Render<BoardTable>(parameters => parameters
            .Add(component => component.View, View([Line(holder, dueInMinutes)]))
            .Add(component => component.Zone, DateTimeZone.Utc)
            .Add(component => component.Viewer, viewer ?? Viewer)
            .Add(component => component.Caption, "All open enquiries")
            .Add(component => component.Worklist, worklist));
}
