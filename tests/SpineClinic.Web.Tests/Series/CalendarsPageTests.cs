using Bunit;
using SpineClinic.Booking;
using SpineClinic.Staff;
using SpineClinic.Web.Series;
using SpineClinic.Web.StaffDiary;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Tests.Series;

public sealed class CalendarsPageTests : SeriesContext
{
    [Fact]
    public void A_specialist_sees_to_their_own_calendar_and_a_manager_to_all()
    {
        Assert.Equal(["Dr Back"], Show(Clinician).FindAll("#resource option").Select(option => option.TextContent));
        Assert.Equal(["Dr Back", "Dr Neck", "Room 1"], Show(Manager).FindAll("#resource option").Select(option => option.TextContent));
        Assert.Equal(["Dr Back", "Dr Neck"], Show(Manager).FindAll("#specialist option").Select(option => option.TextContent));
    }

    [Fact]
    public void The_address_is_shown_when_there_is_one_and_skipped_events_are_a_warning()
    {
        Assert.Empty(Show(Manager).FindAll(".secret"));
        var made = Render(Manager, page => page.Add(component => component.Address, "https://clinic.example/calendar/x.ics"));
        Assert.Equal("https://clinic.example/calendar/x.ics", made.Find(".secret").TextContent);
        var read = Render(Manager, page => page.Add(component => component.Imported, new CalendarImportOutcome(12, 2, null)));
        Assert.Contains("12 busy times were taken over. 2 events could not be read", read.Find(".notice-warning").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_pasted_is_kept_beside_an_error()
    {
        var page = Render(Manager, parameters => parameters.Add(component => component.Pasted, "<html>").Add(component => component.Specialist, DiaryFrame.Id(Neck.Id))
            .Add(component => component.Errors, [new FieldError("pasted", "This is not a calendar file."), new FieldError("file", "Choose a file")]));
        Assert.Equal("<html>", page.Find("#pasted").GetAttribute("value"));
        Assert.Equal("Dr Neck", page.Find("#specialist option[selected]").TextContent);
        Assert.Equal("file-hint file-error", page.Find("#file").GetAttribute("aria-describedby"));
        Assert.Equal("multipart/form-data", page.Find("form:has(#file)").GetAttribute("enctype"));
    }

    [Fact]
    public void What_was_taken_over_can_be_forgotten()
    {
        var page = Render(Manager, parameters => parameters.Add(component => component.Counts, new Dictionary<Guid, int> { [Back.Id] = 7 }));
        Assert.Equal($"/staff/settings/calendars/import/{DiaryFrame.Id(Back.Id)}/remove", page.Find("li form").GetAttribute("action"));
        Assert.Contains("Dr Back: 7 busy times", page.Find("li form").TextContent, StringComparison.Ordinal);
    }

    private IRenderedComponent<CalendarsPage> Show(StaffActor actor) => Render(actor, page => page.Add(component => component.Key, Guid.NewGuid()));

    private IRenderedComponent<CalendarsPage> Render(StaffActor actor, Action<ComponentParameterCollectionBuilder<CalendarsPage>> more) => Render<CalendarsPage>(parameters =>
    {
        parameters.Add(component => component.Frame, Frame(actor)).Add(component => component.Feeds, []);
        more(parameters);
    });
}
