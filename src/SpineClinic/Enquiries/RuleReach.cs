using SpineClinic.Safety;

namespace SpineClinic.Enquiries;

/// <summary>
/// Holds the rules against the form: each asks for what is asked, and some way through the form makes it fire. A rule that never can is a mistake that looks
/// like safety.
/// </summary>
public sealed class RuleReach
{
    // Answers tried for one rule before it is called too wide to be sure of. The rules so far need at most a few hundred.
    private const int Widest = 500_000;

    private readonly Questionnaire questionnaire;
    private readonly RuleSet rules;
    private int tries;

    private RuleReach(Questionnaire questionnaire, RuleSet rules)
    {
        this.questionnaire = questionnaire;
        this.rules = rules;
    }

    /// <exception cref="InvalidDataException">A rule asks for a question or code that the form does not have, or nothing makes it fire; it names the rule.</exception>
    public static void Check(Questionnaire questionnaire, RuleSet rules)
    {
        ArgumentNullException.ThrowIfNull(questionnaire);
        ArgumentNullException.ThrowIfNull(rules);
        var all = rules.Stops.Select(rule => (rule.Id, rule.When)).Concat(rules.Priorities.Select(rule => (rule.Id, rule.When))).ToList();
        questionnaire.Check(all);
        if (rules.Stops.FirstOrDefault(rule => rule.Quote.Any(quoted => !questionnaire.TryFind(quoted, out _))) is { } quoting)
        {
            throw new InvalidDataException($"{quoting.Id}: it quotes a question that the form does not have.");
        }

        foreach (var (id, when) in all)
        {
            if (!new RuleReach(questionnaire, rules).Reaches(id, when))
            {
                throw new InvalidDataException($"{id}: no answers make it fire.");
            }
        }
    }

    private bool Reaches(string id, Condition when)
    {
        var seen = Widen(when);
        var asked = questionnaire.Pages.SelectMany(page => page.Questions.Select(question => (Page: page, Question: question)))
            .Where(pair => seen.Any(condition => QuestionOf(condition) == pair.Question.Id))
            .Select(pair => new Step(pair.Page, pair.Question, Choices(pair.Question, seen)))
            .ToList();
        var facts = seen.OfType<Condition.FactHolds>().Select(condition => condition.Fact).Distinct().ToList();
        return Subsets(facts).Any(some => Search(id, when, asked, 0, [], some.ToHashSet()));
    }

    // The same walk as AnswerSheet.OnTheWay: in the order of the form, and a page that the answers do not lead to is passed by.
    private bool Search(string id, Condition when, List<Step> asked, int at, Dictionary<string, IReadOnlyList<string>> chosen, IReadOnlySet<string> facts)
    {
        var answers = new Answers(chosen);
        if (at == asked.Count)
        {
            if (++tries > Widest)
            {
                throw new InvalidDataException($"{id}: it looks at too many answers to be sure that it can fire.");
            }

            return when.Holds(new Condition.World(answers, facts, rules.Stopping(answers).Select(rule => rule.Id).ToHashSet()));
        }

        var (page, question, choices) = asked[at];
        var isOnTheWay = (page.When?.Holds(new Condition.World(answers)) ?? true) && question.IsAsked(answers);
        if ((!isOnTheWay || page.Abroad || !question.IsRequired(answers)) && Search(id, when, asked, at + 1, chosen, facts))
        {
            return true;
        }

        return isOnTheWay && choices.Any(choice => Search(id, when, asked, at + 1, new(chosen) { [question.Id] = choice }, facts));
    }

    // Everything that the condition can depend on: rules that it names, and what leads to the questions that it names.
    private List<Condition> Widen(Condition when)
    {
        List<Condition> seen = [.. when.Tree()];
        HashSet<string> opened = [];
        for (var i = 0; i < seen.Count; i++)
        {
            var name = seen[i] is Condition.RuleFires { Rule: var rule } ? rule : QuestionOf(seen[i]);
            if (name is null || !opened.Add(name))
            {
                continue;
            }

            var more = seen[i] is Condition.RuleFires
                ? [rules.Stops.First(stop => stop.Id == name).When]
                : new[] { questionnaire.PageOf(name).When, questionnaire[name].When, questionnaire[name].RequiredWhen };
            seen.AddRange(more.OfType<Condition>().SelectMany(condition => condition.Tree()));
        }

        return seen;
    }

    // Codes that no condition names are alike, so one stands for all of them.
    private static List<IReadOnlyList<string>> Choices(Question question, List<Condition> seen)
    {
        var named = seen.OfType<Condition.Is>().Where(condition => condition.Question == question.Id).SelectMany(condition => condition.Codes).ToHashSet();
        var isNumber = seen.OfType<Condition.NumberAtLeast>().Any(condition => condition.Question == question.Id);
        var codes = question.Options.Where(code => isNumber || named.Contains(code)).ToList();
        codes.AddRange(question.Options.Except(codes).Take(1));
        return question.Type != QuestionType.Checkboxes
            ? [.. codes.Select(code => new[] { code })]
            : [.. Subsets([.. codes.Except(question.Exclusive)]).Where(some => some.Count > 0), .. codes.Intersect(question.Exclusive).Select(code => new[] { code })];
    }

    private static IEnumerable<IReadOnlyList<string>> Subsets(List<string> of) =>
        Enumerable.Range(0, 1 << of.Count).Select(bits => of.Where((_, i) => (bits & (1 << i)) != 0).ToList());

    private static string? QuestionOf(Condition condition) => condition switch
    {
        Condition.Is asked => asked.Question,
        Condition.NumberAtLeast asked => asked.Question,
        _ => null,
    };

    private sealed record Step(QuestionnairePage Page, Question Question, List<IReadOnlyList<string>> Choices);
}
