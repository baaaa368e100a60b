using Bunit;
using SpineClinic.Enquiries;
using SpineClinic.Specialists;
using SpineClinic.Testing;
using SpineClinic.Triage;
using SpineClinic.Web.Reception;

namespace SpineClinic.Web.Tests.Reception;

public sealed class ProtocolLinesTests : PageContext
{
    private static readonly AnswerSheet WeightLoss = Sheets.AllNo().Choose("signs", "weightLoss");

    [Fact]
    public void In_list_mode_nothing_is_marked_and_every_line_stands_beside_its_answers()
    {
        var lines = Show(WeightLoss, PriorityMode.List);
        Assert.DoesNotContain("match", lines.Markup, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("a person picks the tier", lines.Markup, StringComparison.Ordinal);
        Assert.Equal(Rules.Stops.Count + Rules.Priorities.Count - 1, lines.FindAll("[data-rule]").Count);
        Assert.Equal(Show(Sheets.AllNo().Choose("signs", "shape"), PriorityMode.List).FindAll("[data-rule]").Count, lines.FindAll("[data-rule]").Count);
    }

    [Fact]
    public void A_line_that_matches_has_the_patients_words_its_reason_and_its_source_beside_it()
    {
        var lines = Show(WeightLoss, PriorityMode.ProtocolMatch);
        var matched = Assert.Single(lines.FindAll(".protocol > ul > li"));
        Assert.Equal("R-WT", matched.GetAttribute("data-rule"));
        Assert.Contains("Losing weight without trying", matched.TextContent, StringComparison.Ordinal);
        Assert.Contains("source: S2, S11", matched.TextContent, StringComparison.Ordinal);
        Assert.Equal(Questionnaires.Wording("en").Option("signs", "weightLoss"), matched.QuerySelector("dd")!.TextContent);
        Assert.Empty(matched.QuerySelectorAll("dd[lang=en].soft"));
    }

    [Fact]
    public void What_did_not_match_is_there_to_be_opened()
    {
        var others = Show(WeightLoss, PriorityMode.ProtocolMatch).Find("details");
        Assert.Equal("What did not match", others.QuerySelector("summary")!.TextContent);
        Assert.False(others.HasAttribute("open"));
        Assert.Contains(others.QuerySelectorAll("[data-rule]"), line => line.GetAttribute("data-rule") == "E-CES-1");
        Assert.DoesNotContain(others.QuerySelectorAll("[data-rule]"), line => line.GetAttribute("data-rule") == "R-WT");
    }

    [Fact]
    public void Words_in_another_language_stand_there_with_the_English_ones()
    {
        var lines = Show(Sheets.AllNo().With("signs", new Answer(["weightLoss"], null, 1, "ar", TestClinic.Start)), PriorityMode.ProtocolMatch);
        var matched = lines.Find(".protocol > ul > li");
        Assert.Equal(Questionnaires.Wording("ar", 1).Option("signs", "weightLoss"), matched.QuerySelector("dd[lang=ar]")!.TextContent);
        Assert.Contains(Questionnaires.Wording("en", 1).Option("signs", "weightLoss"), matched.QuerySelector("dd[lang=en]")!.TextContent, StringComparison.Ordinal);
    }

    private IRenderedComponent<ProtocolLines> Show(AnswerSheet sheet, PriorityMode mode) => Render<ProtocolLines>(parameters => parameters
        .Add(component => component.Lines, ProtocolLine.Of(sheet, Questionnaires, Rules)).Add(component => component.Mode, mode));
}
