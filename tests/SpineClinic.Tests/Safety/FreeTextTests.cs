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

    [Theory]
    [InlineData("en", "We do not read this straight away.")]
    [InlineData("es", "No leemos esto enseguida.")]
    [InlineData("de", "Wir lesen das nicht sofort.")]
    [InlineData("fr", "Nous ne lisons pas ceci tout de suite.")]
    [InlineData("ar", "لا نقرأ هذا فورا.")]
    public void Beside_the_box_stands_that_nobody_reads_it_straight_away(string language, string sentence)
    {
        var hint = Questionnaires.Wording(language).Hint("help");
        Assert.Contains(sentence, hint, StringComparison.Ordinal);
        Assert.Contains("{urgentCall}", hint, StringComparison.Ordinal);
    }

    private static string Decide(AnswerSheet sheet)
    {
        var decision = Safety.Rules.Decide(sheet.OnTheWay(Questionnaires.Current), SheetFacts.Of(sheet, Questionnaires.Current, Safety.Rules));
        return $"{decision.Tier} {decision.NeedsACall} {string.Join(' ', decision.Matched)}";
    }
}
