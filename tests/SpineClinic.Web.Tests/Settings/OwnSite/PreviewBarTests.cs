using Bunit;
using SpineClinic.Web.Settings.OwnSite;

namespace SpineClinic.Web.Tests.Settings.OwnSite;

public sealed class PreviewBarTests : BunitContext
{
    [Fact]
    public void Both_ways_on_carry_all_that_was_typed()
    {
        var bar = Render<PreviewBar>(parameters => parameters.Add(one => one.Preview, new LookPreview("/x", [("name", "<b>"), ("was.name", "Riverside")])));
        Assert.Equal(["save", "edit"], bar.FindAll("button[name=then]").Select(button => button.GetAttribute("value")));
        Assert.All(bar.FindAll("form"), form =>
        {
            Assert.Equal(("post", "/x"), (form.GetAttribute("method"), form.GetAttribute("action")));
            Assert.Equal(["name=<b>", "was.name=Riverside"], form.QuerySelectorAll("input").Select(field => $"{field.GetAttribute("name")}={field.GetAttribute("value")}"));
        });
        Assert.Equal("Save these hours", Render<PreviewBar>(parameters => parameters.Add(one => one.Preview, new LookPreview("/x", [], "Save these hours"))).Find("button").TextContent);
        Assert.Contains("Nothing is saved yet", bar.Markup, StringComparison.Ordinal);
    }
}
