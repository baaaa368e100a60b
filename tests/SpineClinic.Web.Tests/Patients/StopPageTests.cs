using Bunit;
using SpineClinic.Enquiries;
using SpineClinic.Safety;
using SpineClinic.Testing;
using SpineClinic.Web.Patients;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Tests.Patients;

public sealed class StopPageTests : PageContext
{
    [Fact]
    public void It_says_what_to_do_first_and_quotes_the_persons_own_answer()
    {
        var page = Show(Sheets.AllNo().Choose("saddle", "yes").Choose("saddleTiming", "recent"));
        Assert.StartsWith("Emergency: Call 999", page.Find("title").TextContent, StringComparison.Ordinal);
        Assert.Contains("Call 999 or go to A&E now", page.Find("h1").TextContent, StringComparison.Ordinal);
        Assert.Equal("Immediate action required: ", page.Find("h1 .visually-hidden").TextContent);
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
    public void It_has_no_way_on_into_the_form()
    {
        var page = Show(Sheets.AllNo().Choose("unwell", "chest"));
        Assert.Equal(
            ["/enquire/emergency/helped", "/enquire/emergency/told"],
            page.FindAll("form").Select(form => form.GetAttribute("action")));
        Assert.DoesNotContain("Continue", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sign_that_a_doctor_can_have_checked_leads_back_to_when_it_started() =>
        Assert.Contains("/enquire/emergency/checked", Show(Sheets.AllNo().Choose("saddle", "yes").Choose("saddleTiming", "recent"), canBeChecked: true)
            .FindAll("form").Select(form => form.GetAttribute("action")));

    [Fact]
    public void All_rules_that_fire_are_named()
    {
        var page = Show(Sheets.AllNo().Choose("unwell", "chest", "stroke"));
        Assert.Equal("E-CARD E-STROKE", page.Find("main").GetAttribute("data-rules"));
    }

    [Fact]
    public void In_another_language_the_clinics_own_stands_below()
    {
        var page = Show(Sheets.AllNo().Choose("unwell", "chest"), language: "ar");
        Assert.Equal(("ar", "rtl"), (page.Find("html").GetAttribute("lang"), page.Find("html").GetAttribute("dir")));
        var below = page.Find("main > div[lang=en]");
        Assert.Equal("ltr", below.GetAttribute("dir"));
        Assert.Contains("Call 999 now", below.QuerySelector("h2")!.TextContent, StringComparison.Ordinal);
        Assert.Single(page.FindAll("h1"));
    }

    [Fact]
    public void In_the_clinics_own_language_it_stands_once() => Assert.Empty(Show(Sheets.AllNo().Choose("unwell", "chest")).FindAll("main > div[lang]"));

    [Fact]
    public void With_an_error_the_heading_and_the_number_are_still_the_first_thing()
    {
        var page = Show(Sheets.AllNo().Choose("unwell", "chest"), errors: [new FieldError("phone", "Enter a phone number")]);
        Assert.StartsWith("Error: Emergency", page.Find("title").TextContent, StringComparison.Ordinal);
        Assert.Equal(["h1", "a", "div"], page.FindAll("main h1, main a.call-number, main .error-summary").Select(part => part.LocalName));
        Assert.NotNull(page.Find("main").FirstElementChild!.QuerySelector("h1"));
        Assert.NotNull(page.Find("#tell .error-summary"));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ar")]
    public void Every_pack_has_its_crisis_line_on_it(string language) => Assert.All(
        Packs.Values,
        pack => Assert.All(pack.Crisis, line => Assert.All(Show(Sheets.AllNo().Choose("unwell", "chest"), language: language, pack: pack).FindAll(".care"), card =>
        {
            Assert.Contains(line.Label, card.TextContent, StringComparison.Ordinal);
            Assert.Contains(line.Number ?? new Uri(line.Url!).Host, card.TextContent, StringComparison.Ordinal);
        })));

    private IRenderedComponent<StopPage> Show(
        AnswerSheet sheet, bool canBeChecked = false, string language = "en", JurisdictionPack? pack = null, IReadOnlyList<FieldError>? errors = null) =>
        Render<StopPage>(parameters => parameters
            .Add(component => component.Context, Patient() with { Words = Questionnaires.Wording(language), Pack = pack ?? Packs["GB-ENG"] })
            .Add(component => component.Draft, Draft(sheet))
            .Add(component => component.Questionnaire, Questionnaires.Current)
            .Add(component => component.Now, TestClinic.Start)
            .Add(component => component.CanBeChecked, canBeChecked)
            .Add(component => component.Errors, errors ?? [])
            .Add(component => component.Back, "/enquire/saddle"));
}
