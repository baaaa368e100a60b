using Bunit;
using SpineClinic.Booking;
using SpineClinic.Staff;
using SpineClinic.Web.Series;
using SpineClinic.Web.StaffDiary;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Tests.Series;

public sealed class SeriesFilePageTests : SeriesContext
{
    private static readonly SeriesRow[] Rows = [Row(1, AppointmentStatus.Cancelled), Row(8, AppointmentStatus.Booked), Row(15, AppointmentStatus.Booked)];

    [Fact]
    public void A_manager_reads_it_and_has_nothing_to_press()
    {
        var page = Show(Manager, SeriesFileTyped.Nothing);
        Assert.Equal(3, page.FindAll("tbody tr").Count);
        Assert.Empty(page.FindAll("main form"));
    }

    [Fact]
    public void Only_what_is_still_to_come_can_be_moved_or_called_off()
    {
        var page = Show(Receptionist, SeriesFileTyped.Nothing);
        Assert.Equal("Series of <b>Zoë</b>", page.Find("h1").TextContent);
        Assert.Equal(["Tue 8 Dec, 10:00", "Tue 15 Dec, 10:00"], page.FindAll("#moveFrom option").Select(option => option.TextContent));
        Assert.Equal(["Tue 1 Dec, 10:00", "SA-2345-1", "Room 1", "Cancelled"], page.FindAll("tbody tr")[0].Children.Select(cell => cell.TextContent));
    }

    [Fact]
    public void What_was_typed_is_kept_beside_an_error()
    {
        var typed = SeriesFileTyped.Nothing with { MoveFrom = DiaryFrame.Id(Rows[2].Id), MoveScope = "All", MoveTime = "25:00", MoveReason = "Agreed" };
        var page = Show(Receptionist, typed, new FieldError("moveTime", "Enter its new time"));
        Assert.Equal(DiaryFrame.Id(Rows[2].Id), page.Find("#moveFrom option[selected]").GetAttribute("value"));
        Assert.Equal(("25:00", "true"), (page.Find("#moveTime").GetAttribute("value"), page.Find("#moveTime").GetAttribute("aria-invalid")));
        Assert.Equal("All", page.Find("input[name=moveScope][checked]").GetAttribute("value"));
    }

    private static SeriesRow Row(int day, AppointmentStatus status) =>
        new(Guid.NewGuid(), $"SA-2345-{day}", "<b>Zoë</b>", At(day, 10), At(day, 11), First.Id, Back.Id, One.Id, status);

    private IRenderedComponent<SeriesFilePage> Show(StaffActor actor, SeriesFileTyped typed, params FieldError[] errors) => Render<SeriesFilePage>(parameters => parameters
        .Add(component => component.Frame, Frame(actor)).Add(component => component.Id, Guid.NewGuid()).Add(component => component.Rows, Rows)
        .Add(component => component.Typed, typed).Add(component => component.Errors, errors));
}
