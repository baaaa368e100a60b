using Bunit;
using SpineClinic.Web.Patients;

namespace SpineClinic.Web.Tests.Patients;

public sealed class LanguageLinksTests : PageContext
{
    [Fact]
    public void Each_link_says_in_which_language_it_is_and_leads()
    {
        var page = Render<LanguageLinks>(parameters => parameters
            .Add(component => component.Context, Patient() with { Languages = Questionnaires.Languages })
            .Add(component => component.Address, "/enquire").Add(component => component.Label, "Languages"));
        Assert.All(page.FindAll("a"), link => Assert.Equal($"/enquire?language={link.GetAttribute("lang")}", link.GetAttribute("href")));
        Assert.All(page.FindAll("a"), link => Assert.Equal(link.GetAttribute("lang"), link.GetAttribute("hreflang")));
        Assert.Equal("rtl", page.Find("a[lang=ar]").GetAttribute("dir"));
        Assert.Empty(page.FindAll("a[lang=en]"));
    }
}
