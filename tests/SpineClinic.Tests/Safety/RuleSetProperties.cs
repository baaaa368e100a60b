using CsCheck;
using SpineClinic.Enquiries;
using SpineClinic.Safety;
using SpineClinic.Testing;

namespace SpineClinic.Tests.Safety;

/// <summary>What holds for every sheet (clinical reference, part 3.2): all pairs of answers are enumerated, the rest is sampled, each time the same sample.</summary>
public sealed class RuleSetProperties
{
    private const string Seed = "0N0XIzNsQ0O2";
    private const int Samples = 4000;
    private static readonly SafetyLibrary Library = SafetyLibrary.Load();
    private static readonly RuleSet Rules = Library.Rules;
    private static readonly Questionnaire Form = QuestionnaireLibrary.Load(Rules).Current;
    private static readonly List<Question> Questions = [.. Form.Pages.Where(page => !page.Abroad).SelectMany(page => page.Questions).Where(question => question.Options.Count > 0)];
    private static readonly Gen<AnswerSheet> Complete = SheetsOf(withGaps: false);
    private static readonly Gen<AnswerSheet> Any = SheetsOf(withGaps: true);

    // A positive answer, given where there was none: from what is there, the codes that would be there.
    private static readonly List<(string Question, Func<IReadOnlyList<string>, string[]?> More)> Positives =
    [
        .. new[] { "walkMore", "unwell", "feverMore", "signs", "history" }.SelectMany(id => Form[id].Options.Except(Form[id].Exclusive).Select(code =>
            (id, (Func<IReadOnlyList<string>, string[]?>)(codes => codes.Contains("notSure") ? null : [.. codes.Except(Form[id].Exclusive).Append(code).Distinct()])))),
        .. new[] { "walk", "saddle", "bladder", "sex", "legs" }.SelectMany(id => new[] { "yes", "notSure" }.Select(code =>
            (id, (Func<IReadOnlyList<string>, string[]?>)(codes => codes is ["no"] or ["preferNot"] ? [code] : null)))),
        .. new[] { "walkTiming", "saddleTiming", "bladderTiming", "sexTiming", "legsTiming" }.Select(id => (id, Climb("checked", "unchecked", "recent"))),
        ("accidentTiming", Climb("checked", "recent")),
        ("trend", Climb("same", "worse")),
        ("limits", Climb([.. Form["limits"].Options])),
        ("pain", Climb([.. Form["pain"].Options])),
    ];

    [Fact]
    public void Every_sheet_has_an_outcome() => ForAll(Any, sheet =>
    {
        var decision = Rules.Decide(sheet.OnTheWay(Form), SheetFacts.Of(sheet, Form, Rules));
        Assert.NotEmpty(decision.Matched);
        Assert.True(Enum.IsDefined(decision.Tier));
    });

    [Fact]
    public void A_positive_answer_more_never_makes_it_later() => ForAll(Complete, sheet =>
    {
        var before = OutcomeOf(sheet);
        foreach (var (question, more) in Positives)
        {
            if (more(sheet.Codes(question)) is { } codes)
            {
                var after = OutcomeOf(sheet.Choose(question, codes));
                Assert.True(IsAtLeastAsSoon(after, before), $"{question}={string.Join(',', codes)}: from {before} to {after} of {Show(sheet)}");
            }
        }
    });

    [Fact]
    public void A_fact_more_never_makes_it_later() => ForAll(Any, sheet =>
    {
        var answers = sheet.OnTheWay(Form);
        var none = Rules.Decide(answers, new HashSet<string>());
        foreach (var fact in Facts.All)
        {
            var decision = Rules.Decide(answers, new HashSet<string> { fact });
            Assert.True(decision.Tier <= none.Tier && (decision.NeedsACall || !none.NeedsACall), $"{fact}: {Show(sheet)}");
        }
    });

    [Fact]
    public void Nothing_is_routine_while_a_safety_answer_is_missing() => ForAll(Any, sheet =>
    {
        var facts = SheetFacts.Of(sheet, Form, Rules);
        if (facts.Contains(Facts.SafetyAnswerMissing))
        {
            Assert.True(Rules.Decide(sheet.OnTheWay(Form), facts).NeedsACall, Show(sheet));
        }
    });

    [Fact]
    public void The_order_of_the_rules_does_not_matter()
    {
        var shuffled = Gen.Shuffle(Rules.Stops.ToArray()).Select(Gen.Shuffle(Rules.Priorities.ToArray()), (stops, priorities) => new RuleSet(1, stops, 1, priorities));
        ForAll(Any.Select(shuffled, (sheet, turned) => (Sheet: sheet, Turned: turned)), pair =>
        {
            var (answers, facts) = (pair.Sheet.OnTheWay(Form), SheetFacts.Of(pair.Sheet, Form, Rules));
            Assert.Equal(Rules.Stopping(answers).Select(rule => rule.Id).Order(), pair.Turned.Stopping(answers).Select(rule => rule.Id).Order());
            var (one, other) = (Rules.Decide(answers, facts), pair.Turned.Decide(answers, facts));
            Assert.Equal((one.Tier, one.NeedsACall), (other.Tier, other.NeedsACall));
            Assert.Equal(one.Matched.Order(), other.Matched.Order());
        });
    }

    [Fact]
    public void For_someone_else_it_is_the_same() => ForAll(Any, sheet =>
        Assert.All(new[] { "caredFor", "other" }, who => Assert.Equal(OutcomeOf(sheet.Choose("who", "me")), OutcomeOf(sheet.Choose("who", who)))));

    [Fact]
    public void Every_rule_is_reached()
    {
        HashSet<string> reached = [];
        ForAll(Any, sheet =>
        {
            var answers = sheet.OnTheWay(Form);
            reached.UnionWith(Rules.Stopping(answers).Select(rule => rule.Id));
            reached.UnionWith(Rules.Decide(answers, SheetFacts.Of(sheet, Form, Rules)).Matched);
            reached.UnionWith(Rules.Decide(answers, Facts.All).Matched);
        });
        Assert.Empty(Rules.Stops.Select(rule => rule.Id).Concat(Rules.Priorities.Select(rule => rule.Id)).Except(reached));
    }

    [Fact]
    public void Two_answers_together_are_at_least_as_soon_as_each_alone()
    {
        var units = Questions.SelectMany(question => question.Options.Select(code => Opened(question.Id, code))).ToList();
        var alone = units.Select(unit => OutcomeOf(With(Sheets.AllNo(), unit))).ToList();
        var pairs = 0;
        for (var i = 0; i < units.Count; i++)
        {
            for (var j = i + 1; j < units.Count; j++)
            {
                if (Together(units[i], units[j]) is not { } both)
                {
                    continue;
                }

                pairs++;
                var outcome = OutcomeOf(With(Sheets.AllNo(), both));
                Assert.True(outcome.Rank <= Math.Min(alone[i].Rank, alone[j].Rank), $"{Show(units[i])} with {Show(units[j])}: {outcome}, alone {alone[i]} and {alone[j]}");
            }
        }

        Assert.InRange(pairs, 5000, int.MaxValue);
    }

    [Fact]
    public void An_outcome_that_is_later_would_be_found()
    {
        Assert.False(IsAtLeastAsSoon(new Outcome((int)Tier.P2, false), new Outcome((int)Tier.P1, false)));
        Assert.False(IsAtLeastAsSoon(new Outcome((int)Tier.P3, false), new Outcome((int)Tier.P3, true)));
        Assert.False(IsAtLeastAsSoon(new Outcome((int)Tier.P0, false), new Outcome(-1, false)));
    }

    private static void ForAll<T>(Gen<T> gen, Action<T> holds) =>
        gen.Array[Samples].Sample(sheets => Array.ForEach(sheets, sheet => holds(sheet)), seed: Seed, iter: 1, threads: 1, print: _ => $"{Samples} of {typeof(T).Name}");

    // A third of the answers are as in a sheet with no sign, so that single signs are seen alone too.
    private static Gen<AnswerSheet> SheetsOf(bool withGaps)
    {
        var choices = Questions.Select(question => ChoicesOf(question, withGaps)).ToList();
        return Gen.UInt.Array[Questions.Count].Select(numbers =>
        {
            var sheet = Sheets.AllNo();
            for (var i = 0; i < Questions.Count; i++)
            {
                if (numbers[i] % 3 != 0 || (!withGaps && sheet.Codes(Questions[i].Id).Count == 0))
                {
                    sheet = sheet.Choose(Questions[i].Id, choices[i][(int)(numbers[i] / 3 % choices[i].Count)]);
                }
            }

            return sheet;
        });
    }

    private static List<string[]> ChoicesOf(Question question, bool withGaps)
    {
        List<string[]> choices = [.. question.Options.Select(code => new[] { code })];
        if (question.Type == QuestionType.Checkboxes)
        {
            var together = question.Options.Except(question.Exclusive).ToList();
            choices.AddRange(together.SelectMany((first, i) => together.Skip(i + 1).Select(second => new[] { first, second })));
            choices.Add([.. together]);
        }

        return withGaps ? [.. choices, []] : choices;
    }

    // An answer with those that lead to its page.
    private static Dictionary<string, string[]> Opened(string question, string code)
    {
        Dictionary<string, string[]> unit = new() { [question] = [code] };
        foreach (var condition in Form.PageOf(question).When?.Tree().OfType<Condition.Is>() ?? [])
        {
            unit[condition.Question] = [condition.Codes[0]];
        }

        return unit;
    }

    private static Dictionary<string, string[]>? Together(Dictionary<string, string[]> one, Dictionary<string, string[]> other)
    {
        var both = new Dictionary<string, string[]>(one);
        foreach (var (question, codes) in other)
        {
            string[] merged = [.. both.GetValueOrDefault(question, []).Union(codes)];
            if (merged.Length > 1 && (Form[question].Type != QuestionType.Checkboxes || merged.Intersect(Form[question].Exclusive).Any()))
            {
                return null;
            }

            both[question] = merged;
        }

        return both;
    }

    private static AnswerSheet With(AnswerSheet sheet, Dictionary<string, string[]> unit) => unit.Aggregate(sheet, (sheet, answer) => sheet.Choose(answer.Key, answer.Value));

    private static Func<IReadOnlyList<string>, string[]?> Climb(params string[] steps) =>
        codes => codes is [var code] && Array.IndexOf(steps, code) is >= 0 and var at && at < steps.Length - 1 ? [steps[at + 1]] : null;

    private static Outcome OutcomeOf(AnswerSheet sheet)
    {
        var answers = sheet.OnTheWay(Form);
        var decision = Rules.Decide(answers, SheetFacts.Of(sheet, Form, Rules));
        return new Outcome(Rules.Stopping(answers).Any(rule => rule.Outcome == StopOutcome.Emergency) ? -1 : (int)decision.Tier, decision.NeedsACall);
    }

    private static bool IsAtLeastAsSoon(Outcome after, Outcome before) => after.Rank <= before.Rank && (after.Rank < 0 || after.NeedsACall || !before.NeedsACall);

    private static string Show(AnswerSheet sheet) => string.Join(' ', Questions.Select(question => $"{question.Id}={string.Join(',', sheet.Codes(question.Id))}"));

    private static string Show(Dictionary<string, string[]> unit) => string.Join(' ', unit.Select(answer => $"{answer.Key}={string.Join(',', answer.Value)}"));

    // Rank: -1 for the emergency page, else the tier.
    private sealed record Outcome(int Rank, bool NeedsACall);
}
