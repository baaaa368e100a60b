using Bunit;
using NodaTime;
using SpineClinic.Booking;
using SpineClinic.Web.Series;
using SpineClinic.Web.StaffDiary;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Tests.Series;

public sealed class GroupsPageTests : SeriesContext
{
    [Fact]
    public void Without_a_consultation_for_groups_it_says_who_makes_one()
    {
        var page = Show(Frame(), GroupTyped.Nothing);
        Assert.Contains("No group session is planned", page.Markup, StringComparison.Ordinal);
        Assert.Contains("No consultation is for groups", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("main form"));
    }

    [Fact]
    public void A_manager_plans_nothing() => Assert.Empty(Show(Frame(Manager, Group()), GroupTyped.Nothing).FindAll("main form"));

    [Fact]
    public void What_was_typed_is_kept_beside_an_error()
    {
        var type = Group();
        var page = Show(Frame(null, type), new GroupTyped(DiaryFrame.Id(type.Id), DiaryFrame.Id(Neck.Id), "2026-12-01", "9", DiaryFrame.Id(One.Id), "Agreed"), new FieldError("time", "Enter a time of day"));
        Assert.Equal(["Back class, 8 seats", "Dr Neck", "Room 1"], page.FindAll("option[selected]").Select(option => option.TextContent));
        Assert.Equal(("9", "true"), (page.Find("#time").GetAttribute("value"), page.Find("#time").GetAttribute("aria-invalid")));
    }

    [Fact]
    public void Each_session_has_its_card()
    {
        var type = Group();
        var page = Render<GroupsPage>(parameters => parameters.Add(component => component.Frame, Frame(null, type)).Add(component => component.Typed, GroupTyped.Nothing)
            .Add(component => component.Sessions, [new GroupSessionRow(Guid.NewGuid(), type.Id, Back.Id, null, At(1, 9), At(1, 9) + Duration.FromHours(1), 8, [])]));
        Assert.Contains("0 of 8 seats taken", page.Find("section").TextContent, StringComparison.Ordinal);
    }

    private IRenderedComponent<GroupsPage> Show(DiaryFrame frame, GroupTyped typed, params FieldError[] errors) => Render<GroupsPage>(parameters => parameters
        .Add(component => component.Frame, frame).Add(component => component.Sessions, []).Add(component => component.Typed, typed).Add(component => component.Errors, errors));
}
