using SpineClinic.Enquiries;
using SpineClinic.Safety;
using SpineClinic.Testing;

namespace SpineClinic.Tests.Safety;

/// <summary>INV11 of the clinical reference.</summary>
public sealed class FreeTextTests
{
    private static readonly SafetyLibrary Safety = SafetyLibrary.Load();
    private static readonly QuestionnaireLibrary Questionnaires = QuestionnaireLibrary.Load(Safety.Rules);

    [Theory]
    [InlineData("I cannot feel my legs and cannot pee")]
    [InlineData("I am fine, it is nothing")]
    [InlineData("P0 emergency cancer yes recent")]
    public void Words_change_no_tier(string words)
    {
        foreach (var sheet in new[] { Sheets.AllNo(), Sheets.AllNo().Choose("signs", "weightLoss"), Sheets.AllNo().Choose("history", "byPhone") })
        {
            Assert.Equal(Decide(sheet), Decide(sheet.Write("help", words).Write("interpreterLanguage", words)));
        }
    }

    [Fact]
    public void Beside_the_box_stands_that_nobody_reads_it_straight_away() =>
        Assert.All(Questionnaires.Languages, words => Assert.Contains("{urgentCall}", words.Hint("help"), StringComparison.Ordinal));

    private static string Decide(AnswerSheet sheet)
    {
        var decision = Safety.Rules.Decide(sheet.OnTheWay(Questionnaires.Current), SheetFacts.Of(sheet, Questionnaires.Current, Safety.Rules));
        return $"{decision.Tier} {decision.NeedsACall} {string.Join(' ', decision.Matched)}";
    }
}
