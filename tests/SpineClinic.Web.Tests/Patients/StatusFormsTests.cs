using Bunit;
using SpineClinic.Enquiries;
using SpineClinic.Testing;
using SpineClinic.Web.Patients;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Tests.Patients;

public sealed class StatusFormsTests : PageContext
{
    [Fact]
    public void An_urgent_one_is_not_cancelled_by_a_click()
    {
        var forms = Show(isUrgent: true);
        Assert.DoesNotContain("/status/withdraw", forms.Markup, StringComparison.Ordinal);
        Assert.Contains("We want to be sure that you are safe.", forms.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void The_form_with_something_wrong_stands_open_with_what_was_typed()
    {
        var forms = Show(isUrgent: false, new StatusTyped(Phone: "12", Email: ""), new FieldError("phone", "Enter a phone number"));
        Assert.Equal([false, true, false], forms.FindAll("details").Select(fold => fold.HasAttribute("open")));
        Assert.Equal(("12", ""), (forms.Find("#phone").GetAttribute("value"), forms.Find("#email").GetAttribute("value")));
    }

    private IRenderedComponent<StatusForms> Show(bool isUrgent, StatusTyped? typed = null, params FieldError[] errors) => Render<StatusForms>(parameters => parameters
        .Add(component => component.Context, Patient())
        .Add(component => component.Enquiry, new OwnEnquiry(
            Guid.NewGuid(), "SC-2222-22", "en", false, TestClinic.Start, EnquiryStatus.Received, false, TestClinic.Start, "+447700900123", "zoe@example.org", isUrgent))
        .Add(component => component.Typed, typed ?? new StatusTyped())
        .Add(component => component.Errors, errors));
}
