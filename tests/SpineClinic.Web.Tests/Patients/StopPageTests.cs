using Bunit;
using SpineClinic.Enquiries;
using SpineClinic.Testing;
using SpineClinic.Web.Patients;

namespace SpineClinic.Web.Tests.Patients;

public sealed class StopPageTests : PageContext
{
    [Fact]
    public void It_says_what_to_do_first_and_quotes_the_persons_own_answer()
    {
        var page = Show(Sheets.AllNo().Choose("saddle", "yes").Choose("saddleTiming", "recent"));
        Assert.Contains("Call 999 or go to A&E now", page.Find("h1").TextContent, StringComparison.Ordinal);
        Assert.Equal("E-CES-1", page.Find("main").GetAttribute("data-rules"));
        Assert.Contains("Yes", page.Find(".told-us").TextContent, StringComparison.Ordinal);
        Assert.Equal("tel:999", page.Find("a.call-number").GetAttribute("href"));
        Assert.Contains("Do not wait for an email.", page.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("chest", "Call 999 now", "Do not travel")]
    [InlineData("stroke", "Call 999 now", "Do not travel")]
    public void Some_signs_mean_call_and_not_travel(string sign, string heading, string words)
    {
        var page = Show(Sheets.AllNo().Choose("unwell", sign));
        Assert.Contains(heading, page.Find("h1").TextContent, StringComparison.Ordinal);
        Assert.Contains(words, page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void After_an_accident_it_says_keep_still()
    {
        var page = Show(Sheets.AllNo().Choose("unwell", "accident").Choose("accidentTiming", "recent"));
        Assert.Contains("keep still", page.Find("h1").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void It_has_no_way_on_and_no_form()
    {
        var page = Show(Sheets.AllNo().Choose("unwell", "chest"));
        Assert.Empty(page.FindAll("form"));
        Assert.DoesNotContain("Continue", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void All_rules_that_fire_are_named()
    {
        var page = Show(Sheets.AllNo().Choose("unwell", "chest", "stroke"));
        Assert.Equal("E-CARD E-STROKE", page.Find("main").GetAttribute("data-rules"));
    }

    private IRenderedComponent<StopPage> Show(AnswerSheet sheet)
    {
        var draft = Draft(sheet);
        var context = Patient();
        return Render<StopPage>(parameters => parameters
            .Add(component => component.Context, context)
            .Add(component => component.Rules, draft.Route.Emergencies)
            .Add(component => component.Quotes, Quote.Of(draft.Route.Emergencies, Questionnaires.Current, draft, context))
            .Add(component => component.Back, "/enquire/saddle"));
    }
}
