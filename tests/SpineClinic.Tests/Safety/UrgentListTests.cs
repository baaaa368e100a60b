using System.Text.RegularExpressions;
using SpineClinic.Enquiries;
using SpineClinic.Safety;
using SpineClinic.Tests.Enquiries;

namespace SpineClinic.Tests.Safety;

/// <summary>What needs help the same day stands beside the list of emergency signs, in every language: one line for each urgent rule, and one for any other worry.</summary>
public sealed class UrgentListTests
{
    private static readonly SafetyLibrary Safety = SafetyLibrary.Load();
    private static readonly QuestionnaireLibrary Library = QuestionnaireLibrary.Load(Safety.Rules);
    private static readonly IReadOnlyList<StopRule> Rules = [.. Safety.Rules.Stops.Where(rule => rule.Outcome == StopOutcome.Urgent)];

    private static readonly Dictionary<string, Dictionary<string, string>> Words = new()
    {
        ["en"] = new() { ["U-FEVER"] = "high temperature", ["U-WEAK"] = "new or worse weakness in a leg, foot, arm or hand", ["U-MSCC"] = "new or worse pain.*cancer.*24-hour" },
        ["es"] = new() { ["U-FEVER"] = "fiebre", ["U-WEAK"] = "debilidad nueva o mayor en una pierna, un pie, un brazo o una mano", ["U-MSCC"] = "dolor nuevo o que empeora.*cáncer.*24 horas" },
        ["de"] = new() { ["U-FEVER"] = "Fieber", ["U-WEAK"] = "neuer oder zunehmender Schwäche in einem Bein, Fuß, Arm oder einer Hand", ["U-MSCC"] = "neuen oder zunehmenden Schmerzen.*Krebs.*24-Stunden" },
        ["fr"] = new() { ["U-FEVER"] = "fièvre", ["U-WEAK"] = "faiblesse nouvelle ou plus forte d'une jambe, d'un pied, d'un bras ou d'une main", ["U-MSCC"] = "douleur nouvelle ou qui s'aggrave.*cancer.*24 heures" },
        ["ar"] = new() { ["U-FEVER"] = "درجة الحرارة", ["U-WEAK"] = "ضعف جديد أو أشد من قبل في ساق أو قدم أو ذراع أو يد", ["U-MSCC"] = "ألم جديد أو يزداد سوءا.*سرطان.*24 ساعة" },
    };

    public static TheoryData<string> Languages => [.. Library.Languages.Select(words => words.Language)];

    [Theory, MemberData(nameof(Languages))]
    public void Every_urgent_rule_has_its_line(string language)
    {
        var lines = Library.Wording(language).Paragraphs("start", "urgentList");
        Assert.Empty(Missing(Rules, lines, language));
        Assert.Equal(Rules.Count + 1, lines.Distinct().Count());
    }

    [Theory, MemberData(nameof(Languages))]
    public void A_line_that_is_lost_and_a_rule_without_one_are_found(string language)
    {
        var lines = Library.Wording(language).Paragraphs("start", "urgentList");
        Assert.All(lines.SkipLast(1), line => Assert.NotEmpty(Missing(Rules, [.. lines.Except([line])], language)));
        Assert.Equal(["U-NEW"], Missing([.. Rules, Rules[0] with { Id = "U-NEW" }], lines, language));
    }

    // The Arabic preposition joins the word that follows it, so the place's own words begin with it: "بـ" before them would stand alone.
    [Fact]
    public void In_Arabic_whom_to_call_reads_as_one_word_with_its_preposition()
    {
        Assert.All(Safety.Packs.Values, pack => Assert.StartsWith("ب", pack.UrgentCall["ar"], StringComparison.Ordinal));
        Assert.DoesNotContain(WordingFiles.Flatten(WordingFiles.Read("ar")), text => text.Value.Contains("بـ {urgentCall}", StringComparison.Ordinal));
    }

    private static IReadOnlyList<string> Missing(IReadOnlyList<StopRule> rules, IReadOnlyList<string> lines, string language) =>
        [.. rules.Where(rule => !Words[language].TryGetValue(rule.Id, out var words) || lines.Count(line => Regex.IsMatch(line, words)) != 1).Select(rule => rule.Id)];
}
