using Bunit;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Tests.Ui;

public sealed class ErrorSummaryTests : BunitContext
{
    [Fact]
    public void Each_problem_links_to_its_field()
    {
        var page = Show(new FieldError("phone", "Enter a phone number"), new FieldError("name", "Enter your name"));

        Assert.Equal(["/enquire/contact#phone", "/enquire/contact#name"], page.FindAll("li a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public void It_takes_the_focus_and_is_announced()
    {
        var summary = Show(new FieldError("phone", "Enter a phone number")).Find(".error-summary");

        Assert.Equal("alert", summary.GetAttribute("role"));
        Assert.Equal("-1", summary.GetAttribute("tabindex"));
        Assert.True(summary.HasAttribute("autofocus"));
        Assert.Equal(summary.QuerySelector("h2")!.Id, summary.GetAttribute("aria-labelledby"));
    }

    [Fact]
    public void As_an_example_it_leaves_the_focus_where_it_is_and_has_a_name_of_its_own()
    {
        var page = Render<ErrorSummary>(p => p.Add(s => s.Errors, [new FieldError("phone", "Enter a phone number")]).Add(s => s.HasFocus, false).Add(s => s.Id, "other"));
        Assert.False(page.Find(".error-summary").HasAttribute("autofocus"));
        Assert.Equal("other-title", page.Find("h2").Id);
    }

    [Fact]
    public void Without_problems_it_is_not_there()
    {
        Assert.Empty(Show().Markup.Trim());
    }

    [Fact]
    public void Hostile_text_stays_text()
    {
        var page = Show(new FieldError("\"><script>", "<script>alert(1)</script>"));

        Assert.Empty(page.FindAll("script"));
        Assert.Equal("<script>alert(1)</script>", page.Find("a").TextContent);
    }

    private IRenderedComponent<ErrorSummary> Show(params FieldError[] errors) =>
        Render<ErrorSummary>(p => p.Add(s => s.Errors, errors).Add(s => s.Title, "There is a problem").Add(s => s.Path, "/enquire/contact"));
}
