using Bunit;
using SpineClinic.Enquiries;
using SpineClinic.Mail;
using SpineClinic.Web.Information;
using SpineClinic.Web.Settings;

namespace SpineClinic.Web.Tests.Settings;

public sealed class ButtonPageTests : SettingsContext
{
    private static readonly ClinicAddress Site = new(new Uri("https://clinic.example"));

    [Fact]
    public void Where_there_is_one_language_none_is_asked() => Assert.Empty(Show("en", null, [Questionnaires.Wording("en")]).FindAll("#language"));

    [Fact]
    public void It_shows_the_picture_and_the_line_to_copy()
    {
        var page = Show("de", EnquiryButton.Dark, Questionnaires.Languages);
        var picture = page.Find("main img");
        Assert.Equal("/button.svg?language=de&look=dark", picture.GetAttribute("src"));
        Assert.Equal("Um einen Termin bitten", picture.GetAttribute("alt"));
        var line = page.Find("#line");
        Assert.True(line.HasAttribute("readonly"));
        Assert.Equal(new EnquiryButton(Questionnaires.Wording("de"), "dark").Line(Site), line.GetAttribute("value"));
        Assert.Equal("dark", page.Find("input[name=look][checked]").GetAttribute("value"));
        Assert.Equal("de", page.Find("#language option[selected]").GetAttribute("value"));
        Assert.Contains("img-src https://clinic.example", page.Find("main").TextContent, StringComparison.Ordinal);
    }

    private IRenderedComponent<ButtonPage> Show(string language, string? look, IReadOnlyList<Wording> languages) => Render<ButtonPage>(parameters => parameters
        .Add(component => component.Actor, Manager).Add(component => component.Context, Patient()).Add(component => component.Languages, languages)
        .Add(component => component.Button, new EnquiryButton(Questionnaires.Wording(language), look)).Add(component => component.Site, Site));
}
