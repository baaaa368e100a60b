using Bunit;
using SpineClinic.Booking;
using SpineClinic.Staff;
using SpineClinic.Web.StaffDiary;

namespace SpineClinic.Web.Tests.StaffDiary;

public sealed class AppointmentPageTests : DiaryContext
{
    [Fact]
    public void A_manager_sees_neither_name_nor_contact_nor_words_nor_buttons()
    {
        var page = Show(File(Booked(), seesNames: false), Manager).Markup;
        Assert.DoesNotContain("Example", page, StringComparison.Ordinal);
        Assert.DoesNotContain("ann@example.org", page, StringComparison.Ordinal);
        Assert.DoesNotContain("+447700900123", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Asked for", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/cancel", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_history_says_who_did_what_and_why()
    {
        var history = Show(File(Booked()), Receptionist).Find(".timeline").TextContent;
        Assert.Contains("Booked: Tue 24 Nov, 11:00, Dr Back, a rule overridden", history, StringComparison.Ordinal);
        Assert.Contains("Asked for by Dr Back", history, StringComparison.Ordinal);
        Assert.Contains("Rita One", history, StringComparison.Ordinal);
    }

    private IRenderedComponent<AppointmentPage> Show(AppointmentFile file, StaffActor actor) =>
        Render<AppointmentPage>(parameters => parameters.Add(page => page.Frame, Frame(actor)).Add(page => page.File, file));
}
