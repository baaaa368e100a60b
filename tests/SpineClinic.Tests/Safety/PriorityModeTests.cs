using SpineClinic.Enquiries;
using SpineClinic.Safety;
using SpineClinic.Specialists;
using SpineClinic.Testing;

namespace SpineClinic.Tests.Safety;

public sealed class PriorityModeTests
{
    private static readonly SafetyLibrary Safety = SafetyLibrary.Load();
    private static readonly QuestionnaireLibrary Questionnaires = QuestionnaireLibrary.Load(Safety.Rules);

    public static TheoryData<string, AnswerSheet, Tier, Tier> Sheet => new()
    {
        { "no line matches", Sheets.AllNo(), Tier.P3, Tier.P3 },
        { "a line for today matches", Sheets.AllNo().Choose("signs", "weightLoss"), Tier.P1, Tier.P3 },
        { "was told to get help today", Sheets.AllNo().Choose("unwell", "fever").Choose("feverMore", "none"), Tier.P1, Tier.P1 },
        { "changed an answer after the emergency page", Sheets.AllNo() with { StopsSeen = [new StopSeen(["E-CES-1"], TestClinic.Start)] }, Tier.P1, Tier.P1 },
        { "asked us to know", Sheets.AllNo().Choose("unwell", "chest") with { ToldClinic = true }, Tier.P0, Tier.P0 },
    };

    [Theory, MemberData(nameof(Sheet))]
    public void In_list_mode_only_what_happened_on_a_stop_page_moves_the_tier_and_a_person_must_always_decide(string what, AnswerSheet sheet, Tier byProtocol, Tier byList)
    {
        Assert.True(byProtocol == Decide(sheet, PriorityMode.ProtocolMatch).Tier, what);
        var list = Decide(sheet, PriorityMode.List);
        Assert.True(byList == list.Tier, what);
        Assert.True(list.NeedsACall || list.Tier == Tier.P0, what);
    }

    private static TierDecision Decide(AnswerSheet sheet, PriorityMode mode) =>
        Safety.Rules.Decide(sheet.OnTheWay(Questionnaires.Current), SheetFacts.Of(sheet, Questionnaires.Current, Safety.Rules), mode);
}
