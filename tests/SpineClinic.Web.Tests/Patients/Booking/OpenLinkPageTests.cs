using Bunit;
using SpineClinic.Web.Patients.Booking;

namespace SpineClinic.Web.Tests.Patients.Booking;

public sealed class OpenLinkPageTests : BookingContext
{
    [Theory, InlineData("booking"), InlineData("appointment")]
    public void There_is_one_field_and_it_asks_for_the_phone_or_else_for_the_reference(string pageId)
    {
        var page = Show(pageId, asksForPhone: true, error: null);
        Assert.Equal("Last 4 digits of your phone number", page.Find("label[for=answer]").TextContent.Trim());
        Assert.Single(page.FindAll("main input"));
        Assert.Equal("Your reference", Show(pageId, asksForPhone: false, error: null).Find("label[for=answer]").TextContent.Trim());
        Assert.DoesNotContain("{", page.Find("main").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_answer_is_said_in_the_title_at_the_top_and_at_the_field()
    {
        var page = Show("booking", asksForPhone: true, error: "Check them");
        Assert.StartsWith("Error: ", page.Find("title").TextContent, StringComparison.Ordinal);
        Assert.Equal("#answer", page.Find(".error-summary a").GetAttribute("href"));
        Assert.Equal(("true", "12"), (page.Find("#answer").GetAttribute("aria-invalid"), page.Find("#answer").GetAttribute("value")));
    }

    private IRenderedComponent<OpenLinkPage> Show(string pageId, bool asksForPhone, string? error) => Render<OpenLinkPage>(parameters => parameters
        .Add(component => component.Context, Patient())
        .Add(component => component.PageId, pageId)
        .Add(component => component.Address, Address)
        .Add(component => component.AsksForPhone, asksForPhone)
        .Add(component => component.Typed, error is null ? null : "12")
        .Add(component => component.Error, error));
}
