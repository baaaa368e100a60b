using SpineClinic.Enquiries;
using SpineClinic.Safety;

namespace SpineClinic.Tests.Safety;

/// <summary>A rule file with a mistake in it is refused when it is read, by the rule's name.</summary>
public sealed class RuleCheckTests
{
    private static readonly RuleSet Shipped = SafetyLibrary.Load().Rules;
    private static readonly Questionnaire Form = QuestionnaireLibrary.Load(Shipped).Current;
    private static readonly Condition Cord = Is("walkMore", "cannotMove");

    [Fact]
    public void A_question_that_is_not_asked_is_refused() => Refused("E-X", "no question 'mood'", () => Check(Stop("E-X", Is("mood", "bad"))));

    [Fact]
    public void A_number_that_is_not_asked_for_is_refused() => Refused("R-X", "no question 'mood'", () => Check(Line("R-X", new Condition.NumberAtLeast("mood", 3))));

    [Fact]
    public void An_answer_that_there_is_not_is_refused() => Refused("R-X", "no answer 'maybe' to 'walk'", () => Check(Line("R-X", Is("walk", "yes", "maybe"))));

    [Fact]
    public void A_quote_of_a_question_that_is_not_asked_is_refused() => Refused("E-X", "quotes", () => Check(Stop("E-X", Cord) with { Quote = ["mood"] }));

    [Fact]
    public void An_unknown_rule_is_refused() => Refused("R-X", "no rule 'E-NONE'", () => Set(Line("R-X", new Condition.RuleFires("E-NONE"))));

    [Fact]
    public void An_unknown_fact_is_refused() => Refused("R-X", "no fact 'tired'", () => Set(Line("R-X", new Condition.FactHolds("tired"))));

    [Fact]
    public void A_stop_rule_that_looks_at_a_fact_is_refused() => Refused("U-X", "not at the fact", () => Set(Urgent("U-X", new Condition.FactHolds(Facts.ChangedAfterStop))));

    [Fact]
    public void A_rule_that_looks_at_itself_is_refused() => Refused("U-X", "not decided before it", () => Set(Urgent("U-X", new Condition.RuleFires("U-X"))));

    [Fact]
    public void Two_rules_in_a_circle_are_refused() => Refused("U-A", "U-B, which is not decided before it", () =>
        Set(Urgent("U-A", new Condition.RuleFires("U-B")), Urgent("U-B", new Condition.RuleFires("U-A"))));

    [Fact]
    public void An_emergency_rule_that_looks_forward_is_refused() => Refused("E-X", "U-X, which is not decided before it", () =>
        Set(Stop("E-X", new Condition.Not(new Condition.RuleFires("U-X"))), Urgent("U-X", Cord)));

    [Fact]
    public void A_priority_rule_that_looks_at_another_is_refused() => Refused("R-B", "R-A, which is not decided before it", () => Set(Line("R-A", Cord), Line("R-B", new Condition.RuleFires("R-A"))));

    [Fact]
    public void Two_rules_with_one_id_are_refused()
    {
        Refused("E-X", "two rules share this id", () => Set(Stop("E-X", Cord), Stop("E-X", Cord)));
        Refused("E-X", "two rules share this id", () => Set(Stop("E-X", Cord), Line("E-X", Cord)));
    }

    [Fact]
    public void A_rule_about_a_page_that_its_own_answers_close_is_refused() => Refused("E-X", "no answers make it fire", () =>
        Check(Stop("E-X", new Condition.All([Is("walk", "no"), Is("walkTiming", "recent")]))));

    [Fact]
    public void A_rule_about_a_page_two_steps_behind_a_closed_one_is_refused() => Refused("E-X", "no answers make it fire", () =>
        Check(Stop("E-X", new Condition.All([Is("walkTiming", "checked"), Cord]))));

    [Fact]
    public void A_rule_that_wants_two_answers_to_one_choice_is_refused() => Refused("R-X", "no answers make it fire", () =>
        Check(Line("R-X", new Condition.All([Is("trend", "worse"), Is("trend", "better")]))));

    [Fact]
    public void A_rule_that_wants_an_answer_beside_none_of_these_is_refused() => Refused("R-X", "no answers make it fire", () =>
        Check(Line("R-X", new Condition.All([Is("unwell", "chest"), Is("unwell", "none")]))));

    [Fact]
    public void A_rule_for_a_pain_beyond_the_scale_is_refused() => Refused("R-X", "no answers make it fire", () => Check(Line("R-X", new Condition.NumberAtLeast("pain", 11))));

    [Fact]
    public void A_rule_that_another_one_always_shuts_out_is_refused() => Refused("U-X", "no answers make it fire", () =>
        Set(Form, Stop("E-X", Is("unwell", "chest")), Urgent("U-X", new Condition.All([Is("unwell", "chest"), new Condition.Not(new Condition.RuleFires("E-X"))]))));

    [Fact]
    public void A_rule_that_fires_only_where_an_answer_must_be_given_is_refused() => Refused("R-X", "no answers make it fire", () =>
        Check(Line("R-X", new Condition.Not(Is("walk", "no", "yes", "notSure")))));

    [Fact]
    public void A_rule_that_several_answers_to_one_question_make_fire_is_taken() => Check(Line("R-X", new Condition.All([Is("unwell", "chest"), Is("unwell", "fever")])));

    [Fact]
    public void A_rule_about_a_question_left_open_is_taken() => Check(Line("R-X", new Condition.Not(Is("sex", "no", "yes", "notSure", "preferNot"))));

    [Fact]
    public void The_rules_of_this_build_are_taken() => RuleReach.Check(Form, Shipped);

    private static void Refused(string rule, string because, Action load)
    {
        var refusal = Assert.Throws<InvalidDataException>(load);
        Assert.StartsWith($"{rule}: ", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(because, refusal.Message, StringComparison.Ordinal);
    }

    private static void Check(StopRule rule) => Set(Form, rule);

    private static void Check(PriorityRule rule) => RuleReach.Check(Form, new RuleSet(1, [], 1, [rule]));

    private static void Set(Questionnaire form, params StopRule[] rules) => RuleReach.Check(form, new RuleSet(1, rules, 1, []));

    private static void Set(params StopRule[] rules) => _ = new RuleSet(1, rules, 1, []);

    private static void Set(params PriorityRule[] rules) => _ = new RuleSet(1, [], 1, rules);

    private static void Set(StopRule stop, PriorityRule line) => _ = new RuleSet(1, [stop], 1, [line]);

    private static Condition.Is Is(string question, params string[] codes) => new(question, codes);

    private static StopRule Stop(string id, Condition when) => new(id, StopOutcome.Emergency, when, [], "", "");

    private static StopRule Urgent(string id, Condition when) => new(id, StopOutcome.Urgent, when, [], "", "");

    private static PriorityRule Line(string id, Condition when) => new(id, "P1", when, "", "");
}
