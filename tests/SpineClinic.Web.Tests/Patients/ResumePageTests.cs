using Bunit;
using SpineClinic.Web.Patients;

namespace SpineClinic.Web.Tests.Patients;

public sealed class ResumePageTests : PageContext
{
    [Fact]
    public void What_is_wrong_is_at_the_field_and_what_was_typed_is_text()
    {
        var page = Render<ResumePage>(parameters => parameters
            .Add(component => component.Context, Patient()).Add(component => component.Code, "<script>").Add(component => component.Error, "Not right"));
        Assert.Equal("#code", page.Find(".error-summary a").GetAttribute("href"));
        Assert.Equal(("<script>", "true"), (page.Find("#code").GetAttribute("value"), page.Find("#code").GetAttribute("aria-invalid")));
        Assert.Empty(page.FindAll("script"));
    }

    [Fact]
    public void A_link_needs_one_press_of_a_button()
    {
        var form = Render<ResumePage>(parameters => parameters.Add(component => component.Context, Patient()).Add(component => component.Key, "abc")).Find("form");
        Assert.Equal(("post", "/resume", "abc"), (form.GetAttribute("method"), form.GetAttribute("action"), form.QuerySelector("input[name=key]")!.GetAttribute("value")));
        Assert.Null(form.QuerySelector("input[name=code]"));
    }

    [Fact]
    public void After_a_link_that_does_not_work_a_code_still_may()
    {
        var page = Render<ResumePage>(parameters => parameters.Add(component => component.Context, Patient()).Add(component => component.IsLinkWrong, true));
        Assert.NotNull(page.Find(".notice-warning"));
        Assert.NotNull(page.Find("#code"));
    }
}
