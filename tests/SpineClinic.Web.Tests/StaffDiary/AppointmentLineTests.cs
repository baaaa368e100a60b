using Bunit;
using SpineClinic.Booking;
using SpineClinic.Web.StaffDiary;

namespace SpineClinic.Web.Tests.StaffDiary;

public sealed class AppointmentLineTests : DiaryContext
{
    [Fact]
    public void A_hold_says_how_long_it_lasts()
    {
        Assert.Contains("Held by a patient, 6 min left", Show(Held()).Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void It_leads_to_the_appointment_and_a_name_is_text()
    {
        var appointment = Booked();
        var line = Show(appointment);
        Assert.Equal($"/staff/appointments/{appointment.Reference}", line.Find("a").GetAttribute("href"));
        Assert.Equal("Ann <b>Example</b>", line.Find("a b").TextContent);
        Assert.Contains("Room 1, Step-free", line.Find(".entry-note").TextContent, StringComparison.Ordinal);
    }

    private IRenderedComponent<AppointmentLine> Show(Appointment appointment) =>
        Render<AppointmentLine>(parameters => parameters.Add(line => line.Frame, Frame()).Add(line => line.Entry, Entry(appointment)));
}
