using Bunit;
using NodaTime;
using SpineClinic.Audit;
using SpineClinic.Booking;
using SpineClinic.Testing;
using SpineClinic.Web.Patients.Booking;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Tests.Patients.Booking;

public sealed class AppointmentFormsTests : BookingContext
{
    [Fact]
    public void What_is_called_off_has_no_forms() =>
        Assert.Empty(Show(Booked(row => row.Cancel(CancelReason.Other, Actor.Patient, TestClinic.Start))).FindAll("form, a"));

    [Fact]
    public void To_come_it_can_be_confirmed_moved_and_cancelled_and_late_is_for_its_day()
    {
        Assert.Equal(["/coming", "/cancel"], Actions(Show(Booked())));
        Assert.Equal(["/coming", "/late", "/cancel"], Actions(Show(Booked(now: Start - Duration.FromHours(1)))));
        Assert.Equal(["/cancel"], Actions(Show(Booked(row => row.Confirm(Actor.Patient, TestClinic.Start)))));
        Assert.Equal("/appointment/token/move", Show(Booked()).Find("a").GetAttribute("href"));
    }

    [Fact]
    public void The_form_with_something_wrong_stands_open_with_what_was_typed()
    {
        var forms = Show(Booked(), new TypedCancel("", "My own words"), new FieldError("reason", "Choose why"));
        Assert.True(forms.Find("details").HasAttribute("open"));
        Assert.Equal("My own words", forms.Find("#words").GetAttribute("value"));
        Assert.Contains("Choose why", forms.Markup, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Actions(IRenderedComponent<AppointmentForms> forms) =>
        forms.FindAll("form").Select(form => form.GetAttribute("action")!["/appointment/token".Length..]);

    private IRenderedComponent<AppointmentForms> Show(OwnAppointment own, TypedCancel? typed = null, params FieldError[] errors) => Render<AppointmentForms>(parameters => parameters
        .Add(component => component.Context, Patient())
        .Add(component => component.Own, own)
        .Add(component => component.Address, "/appointment/token")
        .Add(component => component.Typed, typed ?? new TypedCancel())
        .Add(component => component.Errors, errors));
}
