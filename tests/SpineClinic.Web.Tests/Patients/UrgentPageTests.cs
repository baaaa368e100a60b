using Bunit;
using SpineClinic.Testing;
using SpineClinic.Web.Patients;

namespace SpineClinic.Web.Tests.Patients;

public sealed class UrgentPageTests : PageContext
{
    [Fact]
    public void It_says_get_help_today_and_lets_the_person_go_on()
    {
        var draft = Draft(Sheets.AllNo().Choose("unwell", "fever").Choose("feverMore", "none"));
        var context = Patient();
        var page = Render<UrgentPage>(parameters => parameters
            .Add(component => component.Context, context)
            .Add(component => component.Rules, draft.Route.Urgents)
            .Add(component => component.Quotes, Quote.Of(draft.Route.Urgents, Questionnaires.Current, draft, context))
            .Add(component => component.Back, "/enquire/fever-more"));
        Assert.Contains("today", page.Find("h1").TextContent, StringComparison.Ordinal);
        Assert.Equal("U-FEVER", page.Find("main").GetAttribute("data-rules"));
        Assert.Equal("tel:111", page.Find("a.call-number").GetAttribute("href"));
        Assert.Equal("/enquire/urgent", page.Find("form").GetAttribute("action"));
    }
}
