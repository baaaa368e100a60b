using SpineClinic.Enquiries;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Patients;

/// <summary>One part of the list of answers, each with a way to change it.</summary>
public sealed record SummarySection(string Heading, IReadOnlyList<SummaryRow> Rows)
{
    public static IReadOnlyList<SummarySection> Of(DraftState draft, PatientContext context)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(context);
        return Of(draft.Route.Way, draft, context, row => row);
    }

    /// <summary>What has been answered until now, only to look at.</summary>
    public static IReadOnlyList<SummarySection> SoFar(DraftState draft, PatientContext context)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(context);
        return Of(draft.Route.Way.Where(page => draft.Sheet.Completed.Contains(page.Id)), draft, context, row => row with { ChangeHref = null });
    }

    private static IReadOnlyList<SummarySection> Of(IEnumerable<QuestionnairePage> pages, DraftState draft, PatientContext context, Func<SummaryRow, SummaryRow> shown) =>
        [.. pages.GroupBy(page => page.Block).Select(block => new SummarySection(
            context.Page("check", $"{block.Key}Heading"),
            [.. block.SelectMany(page => page.Questions.Where(question => question.IsAsked(draft.Route.Answers)).Select(question => shown(Row(page, question, draft, context))))]))];

    private static SummaryRow Row(QuestionnairePage page, Question question, DraftState draft, PatientContext context)
    {
        var name = context.Words.Short(question.Id, context.They);
        var values = draft.Sheet[question.Id] is { } answer ? AnswerWords.Of(question, answer, context.Words, context.They) : [];
        return new SummaryRow(
            name, values.Count > 0 ? values : [context.Common("notAnswered")], $"/enquire/{page.Id}#{question.Id}", context.Common("change"), name);
    }
}
