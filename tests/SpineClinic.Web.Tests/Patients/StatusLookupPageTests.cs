using Bunit;
using SpineClinic.Web.Patients;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Tests.Patients;

public sealed class StatusLookupPageTests : PageContext
{
    [Fact]
    public void What_was_typed_stays_beside_what_is_wrong()
    {
        var page = Render<StatusLookupPage>(parameters => parameters
            .Add(component => component.Context, Patient())
            .Add(component => component.Typed, new StatusTyped("SC-2222", "07700"))
            .Add(component => component.Errors, [new FieldError("reference", "We cannot find it")]));
        Assert.Equal(("SC-2222", "07700"), (page.Find("#reference").GetAttribute("value"), page.Find("#contact").GetAttribute("value")));
        Assert.StartsWith("Error: ", page.Find("title").TextContent, StringComparison.Ordinal);
        Assert.Equal("#reference", page.Find(".error-summary a").GetAttribute("href"));
    }

    [Fact]
    public void It_keeps_the_language_it_was_opened_in() => Assert.Equal("de", Render<StatusLookupPage>(parameters => parameters
        .Add(component => component.Context, Patient() with { Words = Questionnaires.Wording("de") })).Find("input[name=language]").GetAttribute("value"));

    [Fact]
    public void It_can_be_read_in_another_language() => Assert.NotNull(Render<StatusLookupPage>(parameters => parameters
        .Add(component => component.Context, Patient() with { Languages = Questionnaires.Languages })).Find(".languages a[href='/status?language=ar']"));
}
