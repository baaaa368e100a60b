using Bunit;
using SpineClinic.Web.Information;

namespace SpineClinic.Web.Tests.Information;

public sealed class OwnPageTests : PageContext
{
    [Theory, InlineData("en"), InlineData("ar")]
    public void It_is_in_the_clinics_language_and_says_so_in_another(string language)
    {
        var page = Render<OwnPage>(parameters => parameters.Add(one => one.Context, Patient(language: language)).Add(one => one.Page, OwnSites.Page()));
        Assert.Equal(("Your <visit>", "en", "ltr"), (page.Find("h1").TextContent, page.Find("h1").ParentElement!.GetAttribute("lang"), page.Find("h1").ParentElement!.GetAttribute("dir")));
        Assert.Equal(language == "en" ? 0 : 1, page.FindAll(".notice-info").Count);
        Assert.Equal("https://clinic.example/pages/your-visit", page.Find("link[rel=canonical]").GetAttribute("href"));
        Assert.False(page.Find("main div > h2").HasAttribute("id"));
        Assert.Contains(Patient(language: language).Page("site", "ownWritten"), page.Find("main").TextContent, StringComparison.Ordinal);
        Assert.Equal("What to bring.", page.Find("meta[name=description]").GetAttribute("content"));
    }
}
