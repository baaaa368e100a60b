using Bunit;
using NodaTime;
using SpineClinic.Audit;
using SpineClinic.Booking;
using SpineClinic.Testing;
using SpineClinic.Web.Patients.Booking;

namespace SpineClinic.Web.Tests.Patients.Booking;

public sealed class AppointmentPageTests : BookingContext
{
    private static readonly Instant After = Start + Duration.FromHours(1);

    [Fact]
    public void Called_off_it_says_by_whom_and_what_is_next()
    {
        var page = Show(Booked(row => row.Cancel(CancelReason.SpecialistAway, Actor.Staff(Guid.NewGuid()), TestClinic.Start), contactBy: After));
        Assert.Equal("The clinic called off this appointment. We are sorry.", page.Find("#state").TextContent);
        Assert.Contains("A person will contact you by Tuesday 1 December at 11:00", page.Find("#next").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("a[href$='calendar.ics']"));
        Assert.Contains("We could not give you this time.", Show(Booked(row => row.Cancel(CancelReason.NotApproved, Actor.System, TestClinic.Start))).Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Missed_and_over_are_said_as_they_are()
    {
        Assert.Equal("You did not come to this appointment.", Show(Booked(row => row.MarkDidNotAttend(Actor.System, After), After)).Find("#state").TextContent);
        Assert.Equal("This appointment is over.", Show(Booked(now: After)).Find("#state").TextContent);
        Assert.Equal("Your appointment is now.", Show(Booked(now: Start)).Find("#state").TextContent);
    }

    [Fact]
    public void To_come_it_has_the_way_there_what_to_bring_the_calendar_and_its_history()
    {
        var page = Show(Booked());
        Assert.All(new[] { "Riverside House, 12 Wharf Street", "Two minutes from the station.", "Your medicines.", "All times are London time." }, words => Assert.Contains(words, page.Markup, StringComparison.Ordinal));
        Assert.Equal("/appointment/token/calendar.ics", page.Find("a[href$='.ics']").GetAttribute("href"));
        Assert.Equal("Tuesday 24 November at 10:00: booked for Tuesday 1 December at 10:00", page.Find("#history li").TextContent);
    }

    [Fact]
    public void By_phone_it_says_which_number_is_called_and_by_video_where_to_go()
    {
        Assert.Contains("We call you on +447700900123.", Show(Booked(mode: ConsultationMode.Phone)).Markup, StringComparison.Ordinal);
        Assert.Equal("https://video.example/back", Show(Booked(mode: ConsultationMode.Video)).Find("a[rel=noreferrer]").GetAttribute("href"));
    }

    [Fact]
    public void What_was_done_is_said() => Assert.Contains("Your time is booked.", Show(Booked(), "booked").Find(".notice-success").TextContent, StringComparison.Ordinal);

    private IRenderedComponent<AppointmentPage> Show(OwnAppointment own, string? done = null) => Render<AppointmentPage>(parameters => parameters
        .Add(component => component.Context, Patient())
        .Add(component => component.Own, own)
        .Add(component => component.Address, "/appointment/token")
        .Add(component => component.Done, done));
}
