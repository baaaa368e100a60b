using SpineClinic.Enquiries;
using SpineClinic.Safety;
using SpineClinic.Testing;

namespace SpineClinic.Tests.Safety;

/// <summary>The test vectors of the clinical reference, part 3.2.</summary>
public sealed class RuleVectorTests
{
    private static readonly SafetyLibrary Library = SafetyLibrary.Load();
    private static readonly Questionnaire Form = QuestionnaireLibrary.Load(Library.Rules).Current;

    public static TheoryData<string, string> Vectors => new()
    {
        { "", "P3" },
        { "saddle=notSure saddleTiming=notSure", "E-CES-1" },
        { "saddle=yes saddleTiming=recent", "E-CES-1" },
        { "saddle=yes saddleTiming=unchecked", "E-CES-1" },
        { "saddle=yes saddleTiming=checked", "P1" },
        { "bladder=yes bladderTiming=checked", "P1" },
        { "bladder=yes bladderTiming=unchecked", "E-CES-2" },
        { "sex=notSure sexTiming=recent", "E-CES-3" },
        { "sex=yes sexTiming=checked", "P1" },
        { "legs=yes legsTiming=checked", "P2" },
        { "legs=yes legsTiming=unchecked", "P1" },
        { "legs=yes legsTiming=recent", "E-CES-4" },
        { "walk=yes walkTiming=recent walkMore=none", "U-WEAK P1" },
        { "walk=yes walkTiming=recent walkMore=cancer", "E-MSCC" },
        { "walk=notSure walkTiming=notSure walkMore=bothSides", "E-CORD" },
        { "walk=yes walkTiming=recent walkMore=none history=cancer", "E-MSCC" },
        { "walk=yes walkTiming=unchecked", "P1" },
        { "walk=yes walkTiming=checked", "P2" },
        { "age=70plus history=knock", "P1" },
        { "age=70plus", "P3" },
        { "signs=constantWorsening", "P3" },
        { "signs=constantWorsening site=upperBack", "P1" },
        { "signs=weightLoss", "P1" },
        { "signs=shape", "P1" },
        { "history=cancer duration=over1year trend=same", "P2" },
        { "history=cancer duration=under6weeks", "P1" },
        { "history=cancer site=upperBack", "U-MSCC P1" },
        { "history=immune duration=under6weeks", "P1" },
        { "history=steroids duration=under6weeks", "P1" },
        { "history=osteoporosis duration=under6weeks pain=7", "P1" },
        { "history=osteoporosis duration=under6weeks pain=6", "P3" },
        { "history=spineProcedure", "P1" },
        { "unwell=fever feverMore=none", "U-FEVER P1" },
        { "unwell=fever feverMore=immune", "E-INF" },
        { "unwell=chest", "E-CARD" },
        { "unwell=aorta", "E-AORTA" },
        { "unwell=stroke", "E-STROKE" },
        { "unwell=accident accidentTiming=recent", "E-TRAUMA" },
        { "unwell=accident accidentTiming=checked", "NeedsACall" },
        { "pain=10 limits=little", "P3" },
        { "pain=8 limits=almostNothing", "P2" },
        { "site=leg duration=6to12weeks limits=lot", "P2" },
        { "sex=-", "P3" },
        { "sex=preferNot", "P3" },
        { "signs=notSure", "NeedsACall" },
        { "history=byPhone", "NeedsACall" },
        { "walk=-", "NeedsACall" },
    };

    [Theory, MemberData(nameof(Vectors))]
    public void An_answer_has_the_outcome_of_the_protocol(string changes, string expected) => Assert.Equal(expected, Outcome(Sheet(changes)));

    [Theory, MemberData(nameof(Vectors))]
    public void For_someone_else_it_is_the_same(string changes, string expected) => Assert.Equal(expected, Outcome(Sheet(changes).Choose("who", "other")));

    [Fact]
    public void Changed_from_yes_to_no_after_a_stop_is_for_a_clinician_today()
    {
        var sheet = Sheets.AllNo() with { StopsSeen = [new StopSeen(["E-CES-1"], TestClinic.Start)] };
        Assert.Equal("P1", Outcome(sheet));
    }

    [Fact]
    public void One_more_sign_never_makes_it_later()
    {
        var signs = new[] { "saddle=yes saddleTiming=checked", "legs=yes legsTiming=checked", "walk=yes walkTiming=checked", "signs=weightLoss", "history=knock", "history=cancer", "unwell=fever feverMore=none", "age=70plus", "pain=9 limits=almostNothing" };
        foreach (var first in signs)
        {
            foreach (var second in signs.Where(second => second.Split('=')[0] != first.Split('=')[0]))
            {
                Assert.True(Rank(Sheet($"{first} {second}")) <= Math.Min(Rank(Sheet(first)), Rank(Sheet(second))), $"{first} and {second}");
            }
        }
    }

    [Fact]
    public void Every_stop_rule_can_be_reached()
    {
        var reached = Vectors.SelectMany(vector => Library.Rules.Stopping(Sheet(vector.Data.Item1).OnTheWay(Form))).Select(rule => rule.Id).Distinct();
        Assert.Empty(Library.Rules.Stops.Select(rule => rule.Id).Except(reached));
    }

    [Fact]
    public void The_order_of_the_rules_does_not_matter()
    {
        var turned = new RuleSet(1, [.. Library.Rules.Stops.Reverse()], 1, [.. Library.Rules.Priorities.Reverse()]);
        foreach (var vector in Vectors)
        {
            Assert.Equal(Outcome(Sheet(vector.Data.Item1), Library.Rules), Outcome(Sheet(vector.Data.Item1), turned));
        }
    }

    [Fact]
    public void A_rule_about_something_that_is_not_asked_is_refused()
    {
        var wrong = new RuleSet(1, [new StopRule("E-X", StopOutcome.Emergency, new Condition.Is("mood", ["bad"]), [], "", "")], 1, []);
        Assert.Throws<InvalidDataException>(() => QuestionnaireLibrary.Load(wrong));
    }

    [Fact]
    public void A_rule_about_an_unknown_fact_or_rule_is_refused()
    {
        Assert.Throws<InvalidDataException>(() => new RuleSet(1, [], 1, [new PriorityRule("R-X", "P1", new Condition.FactHolds("tired"), "", "")]));
        Assert.Throws<InvalidDataException>(() => new RuleSet(1, [], 1, [new PriorityRule("R-X", "P1", new Condition.RuleFires("E-NONE"), "", "")]));
    }

    private static AnswerSheet Sheet(string changes)
    {
        var sheet = Sheets.AllNo();
        foreach (var change in changes.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var (question, code) = (change.Split('=')[0], change.Split('=')[1]);
            sheet = code == "-" ? sheet.Choose(question) : sheet.Choose(question, code);
        }

        return sheet;
    }

    private static string Outcome(AnswerSheet sheet) => Outcome(sheet, Library.Rules);

    private static string Outcome(AnswerSheet sheet, RuleSet rules)
    {
        var answers = sheet.OnTheWay(Form);
        var stops = rules.Stopping(answers);
        if (stops.FirstOrDefault(rule => rule.Outcome == StopOutcome.Emergency) is { } emergency)
        {
            return emergency.Id;
        }

        var decision = rules.Decide(answers, SheetFacts.Of(sheet, Form, rules));
        return string.Join(' ', stops.Select(rule => rule.Id).Append(Enquiry.TierWordOf(decision.Tier, decision.NeedsACall)));
    }

    private static int Rank(AnswerSheet sheet)
    {
        var answers = sheet.OnTheWay(Form);
        return Library.Rules.Stopping(answers).Any(rule => rule.Outcome == StopOutcome.Emergency) ? -1 : (int)Library.Rules.Decide(answers, SheetFacts.Of(sheet, Form, Library.Rules)).Tier;
    }
}
