using SpineClinic.Enquiries;
using SpineClinic.Safety;
using SpineClinic.Testing;

namespace SpineClinic.Tests.Safety;

/// <summary>The minimum test vectors of the clinical reference, part 3.2, each under its own words.</summary>
public sealed class ReferenceVectors
{
    private static readonly RuleSet Rules = SafetyLibrary.Load().Rules;
    private static readonly Questionnaire Form = QuestionnaireLibrary.Load(Rules).Current;

    public static TheoryData<string, string, string> Vectors => new()
    {
        { "all No -> P3", "", "P3" },
        { "saddle not sure + T4 -> STOP-E", "saddle=notSure saddleTiming=notSure", "STOP-E" },
        { "bladder T2 -> P1", "bladder=yes bladderTiming=checked", "P1" },
        { "bladder T3 -> STOP-E", "bladder=yes bladderTiming=unchecked", "STOP-E" },
        { "legs T2 only -> P2", "legs=yes legsTiming=checked", "P2" },
        { "legs T1 -> STOP-E", "legs=yes legsTiming=recent", "STOP-E" },
        { "walk T1 + none of walk2 -> STOP-U then P1", "walk=yes walkTiming=recent walkMore=none", "STOP-U P1" },
        { "walk T1 + cancer -> STOP-E", "walk=yes walkTiming=recent walkMore=cancer", "STOP-E" },
        { "age 75 + knock -> P1", "age=70plus history=knock", "P1" },
        { "age 75 alone -> P3", "age=70plus", "P3" },
        { "night pain alone -> P3", "signs=constantWorsening", "P3" },
        { "night + upper back -> P1", "signs=constantWorsening site=upperBack", "P1" },
        { "cancer + over a year + same -> P2", "history=cancer duration=over1year trend=same", "P2" },
        { "cancer + 4 weeks -> P1", "history=cancer duration=under6weeks", "P1" },
        { "cancer + upper back -> STOP-U then P1", "history=cancer site=upperBack", "STOP-U P1" },
        { "fever alone -> STOP-U then P1", "unwell=fever feverMore=none", "STOP-U P1" },
        { "fever + immune -> STOP-E", "unwell=fever feverMore=immune", "STOP-E" },
        { "chest pain + everything else No -> STOP-E", "unwell=chest", "STOP-E" },
        { "changed Yes to No -> at least P1", "changed", "P1" },
        { "missing safety answer -> Needs a call, cannot be Routine", "saddle=-", "NeedsACall" },
        { "pain 10 + a little -> P3", "pain=10 limits=little", "P3" },
        { "sex skipped -> no effect", "sex=-", "P3" },
    };

    [Theory, MemberData(nameof(Vectors))]
    public void A_vector_of_the_reference(string words, string changes, string expected) => Assert.True(expected == OutcomeOf(changes), $"{words}: {OutcomeOf(changes)}");

    [Theory, MemberData(nameof(Vectors))]
    public void Proxy_is_the_same_result_as_self(string words, string changes, string expected) =>
        Assert.All(new[] { "caredFor", "other" }, who => Assert.True(expected == OutcomeOf($"who={who} {changes}"), words));

    private static string OutcomeOf(string changes)
    {
        var sheet = Sheets.AllNo();
        foreach (var change in changes.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            sheet = change.Split('=') switch
            {
                [var question, "-"] => sheet.Choose(question),
                [var question, var code] => sheet.Choose(question, code),
                _ => sheet with { StopsSeen = [new StopSeen(["E-CES-1"], TestClinic.Start)] },
            };
        }

        var answers = sheet.OnTheWay(Form);
        var stops = Rules.Stopping(answers);
        if (stops.Any(rule => rule.Outcome == StopOutcome.Emergency))
        {
            return "STOP-E";
        }

        var decision = Rules.Decide(answers, SheetFacts.Of(sheet, Form, Rules));
        return $"{(stops.Count > 0 ? "STOP-U " : "")}{Enquiry.TierWordOf(decision.Tier, decision.NeedsACall)}";
    }
}
