using Bunit;
using SpineClinic.Safety;
using SpineClinic.Testing;
using SpineClinic.Web.Patients;

namespace SpineClinic.Web.Tests.Patients;

public sealed class UrgentPageTests : PageContext
{
    [Fact]
    public void It_says_get_help_today_and_lets_the_person_go_on()
    {
        var page = Show();
        Assert.Contains("today", page.Find("h1").TextContent, StringComparison.Ordinal);
        Assert.Equal("U-FEVER", page.Find("main").GetAttribute("data-rules"));
        Assert.Equal("tel:111", page.Find("a.call-number").GetAttribute("href"));
        Assert.Equal("/enquire/urgent", page.Find("form").GetAttribute("action"));
    }

    [Fact]
    public void Every_pack_has_its_crisis_line_on_it() => Assert.All(Packs.Values, pack => Assert.All(pack.Crisis, line =>
    {
        var card = Show(pack).Find(".care").TextContent;
        Assert.Contains(line.Label, card, StringComparison.Ordinal);
        Assert.Contains(line.Number ?? new Uri(line.Url!).Host, card, StringComparison.Ordinal);
    }));

    private IRenderedComponent<UrgentPage> Show(JurisdictionPack? pack = null)
    {
        var draft = Draft(Sheets.AllNo().Choose("unwell", "fever").Choose("feverMore", "none"));
        var context = Patient() with { Pack = pack ?? Packs["GB-ENG"] };
        return Render<UrgentPage>(parameters => parameters
            .Add(component => component.Context, context)
            .Add(component => component.Rules, draft.Route.Urgents)
            .Add(component => component.Quotes, Quote.Of(draft.Route.Urgents, Questionnaires.Current, draft, context))
            .Add(component => component.Back, "/enquire/fever-more"));
    }
}
