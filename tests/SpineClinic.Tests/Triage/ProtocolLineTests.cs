using SpineClinic.Enquiries;
using SpineClinic.Safety;
using SpineClinic.Testing;
using SpineClinic.Triage;

namespace SpineClinic.Tests.Triage;

public sealed class ProtocolLineTests
{
    private static readonly SafetyLibrary Library = SafetyLibrary.Load();
    private static readonly QuestionnaireLibrary Questionnaires = QuestionnaireLibrary.Load(Library.Rules);

    [Fact]
    public void An_answer_that_is_no_longer_asked_for_is_not_beside_a_line()
    {
        var lines = Lines(Sheets.AllNo().Choose("saddle", "yes").Choose("saddleTiming", "recent").Choose("saddle", "no"));
        Assert.Equal(["saddle"], Line(lines, "E-CES-1").Said.Select(answer => answer.Id));
        Assert.False(Line(lines, "E-CES-1").IsMatched);
    }

    [Fact]
    public void The_line_that_always_matches_is_there_only_when_it_is_alone()
    {
        Assert.True(Line(Lines(Sheets.AllNo()), "R-DEFAULT").IsMatched);
        Assert.DoesNotContain(Lines(Sheets.AllNo().Choose("signs", "weightLoss")), line => line.Id == "R-DEFAULT");
    }

    [Fact]
    public void Every_line_is_there_once_with_the_questions_it_looks_at_by_way_of_other_rules_too()
    {
        var sheet = Sheets.AllNo().Choose("walk", "yes").Choose("walkTiming", "recent").Choose("walkMore", "none");
        var lines = Lines(sheet);
        Assert.Equal(Library.Rules.Stops.Select(rule => rule.Id).Concat(Library.Rules.Priorities.Select(rule => rule.Id)).Except(["R-DEFAULT"]), lines.Select(line => line.Id));
        Assert.Equal(["U-WEAK", "R-MOT"], lines.Where(line => line.IsMatched).Select(line => line.Id));
        Assert.Equal(["walk", "walkTiming", "walkMore"], Line(lines, "R-MOT").Said.Select(answer => answer.Id));
        Assert.All(Line(lines, "R-MOT").Said, answer => Assert.Null(answer.English));
    }

    [Theory]
    [InlineData("es")]
    [InlineData("de")]
    [InlineData("fr")]
    [InlineData("ar")]
    public void An_answer_in_another_language_stands_there_as_it_was_read_and_in_English(string language)
    {
        var sheet = Sheets.AllNo().With("signs", new Answer(["weightLoss"], null, 1, language, TestClinic.Start));
        var said = Assert.Single(Line(Lines(sheet), "R-WT").Said);
        Assert.Equal(language, said.Language);
        Assert.Equal([Questionnaires.Wording(language, 1).Option("signs", "weightLoss")], said.Read.Values);
        Assert.Equal([Questionnaires.Wording("en", 1).Option("signs", "weightLoss")], said.English!.Values);
        Assert.Equal(Questionnaires.Wording("en", 1).Short("signs"), said.English.Question);
    }

    private static IReadOnlyList<ProtocolLine> Lines(AnswerSheet sheet) => ProtocolLine.Of(sheet, Questionnaires, Library.Rules);

    private static ProtocolLine Line(IReadOnlyList<ProtocolLine> lines, string id) => Assert.Single(lines, line => line.Id == id);
}
