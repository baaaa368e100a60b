using Bunit;
using NodaTime;
using SpineClinic.Booking;
using SpineClinic.Web.StaffDiary;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Tests.StaffDiary;

public sealed class AppointmentActionsTests : DiaryContext
{
    [Fact]
    public void Only_what_its_status_allows_is_offered()
    {
        Assert.Equal(["arrived", "link", "cancel", "entered-in-error"], Acts(Show(File(Booked()))));
        Assert.Equal(["arrived", "did-not-attend", "cancel", "entered-in-error"], Acts(Show(File(Booked(), now: Eleven + Duration.FromHours(1)))));
        Assert.Equal(["release"], Acts(Show(File(Held()))));
    }

    [Fact]
    public void A_locked_link_is_said_and_a_new_one_is_one_press_away()
    {
        var appointment = Booked();
        Assert.Empty(Show(File(appointment)).FindAll("#locked"));
        while (!appointment.CountWrongTry())
        {
        }

        var page = Show(File(appointment));
        Assert.Single(page.FindAll("#locked"));
        Assert.Contains("link", Acts(page));
        Assert.DoesNotContain("link", Acts(Show(File(appointment, now: Eleven + Duration.FromHours(1)))));
    }

    [Fact]
    public void An_arrival_can_be_undone_for_a_quarter_of_an_hour()
    {
        var appointment = Booked();
        appointment.Arrive(Receptionist.Actor, Eleven);
        Assert.Equal(["in-consultation", "undo", "cancel", "entered-in-error"], Acts(Show(File(appointment, now: Eleven + Duration.FromMinutes(14)))));
        Assert.DoesNotContain("undo", Acts(Show(File(appointment, now: Eleven + Duration.FromMinutes(16)))));
    }

    [Fact]
    public void What_was_typed_stays_when_it_is_refused()
    {
        var page = Show(File(Booked()), [new FieldError("reason", "Choose why")], new AppointmentVisit.Typed(null, "They <i>rang</i>"));
        Assert.True(page.Find("details:has(#words)").HasAttribute("open"));
        Assert.Equal("They <i>rang</i>", page.Find("#words").GetAttribute("value"));
        Assert.Equal(AppointmentVisit.Typed.Reasons.Select(reason => reason.ToString()), page.FindAll("input[name=reason]").Select(input => input.GetAttribute("value")));
        Assert.DoesNotContain(CancelReason.HoldExpired, AppointmentVisit.Typed.Reasons);
    }

    private static IEnumerable<string> Acts(IRenderedComponent<AppointmentActions> page) =>
        page.FindAll("form").Select(form => form.GetAttribute("action")!.Split('/')[^1]);

    private IRenderedComponent<AppointmentActions> Show(AppointmentFile file, IReadOnlyList<FieldError>? errors = null, AppointmentVisit.Typed? typed = null) =>
        Render<AppointmentActions>(parameters => parameters
            .Add(page => page.Frame, Frame()).Add(page => page.File, file).Add(page => page.Errors, errors ?? []).Add(page => page.Typed, typed ?? AppointmentVisit.Typed.Nothing));
}
