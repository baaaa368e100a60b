using Bunit;
using SpineClinic.Web.Settings;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Tests.Settings;

public sealed class ShadowRunPageTests : SettingsContext
{
    [Fact]
    public void What_is_wrong_stands_at_its_text_and_both_texts_stay()
    {
        var page = Show("{ oops </textarea>", "{}", new FieldError("stopRules", "Line 1 cannot be read as JSON"));
        Assert.Equal("{ oops </textarea>", page.Find("#stopRules").GetAttribute("value"));
        Assert.Equal("{}", page.Find("#priorityRules").GetAttribute("value"));
        Assert.Equal("true", page.Find("#stopRules").GetAttribute("aria-invalid"));
        Assert.Empty(page.FindAll(".shadow-report"));
    }

    [Fact]
    public void It_says_that_nothing_comes_into_force_here()
    {
        var notice = Show("", "").Find(".notice-info").TextContent;
        Assert.Contains("new version number", notice, StringComparison.Ordinal);
        Assert.Contains("second person", notice, StringComparison.Ordinal);
    }

    private IRenderedComponent<ShadowRunPage> Show(string stops, string priorities, params FieldError[] errors) => Render<ShadowRunPage>(parameters => parameters
        .Add(component => component.Actor, Manager).Add(component => component.Context, Patient()).Add(component => component.InForce, Rules)
        .Add(component => component.StopRules, stops).Add(component => component.PriorityRules, priorities).Add(component => component.Errors, errors));
}
