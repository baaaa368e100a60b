using SpineClinic.Enquiries;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Patients;

/// <summary>One question as it stands on a page: words filled in, the answer so far, and what is wrong with it.</summary>
public sealed record QuestionView
{
    public required string Name { get; init; }

    public required QuestionType Type { get; init; }

    public required string Label { get; init; }

    public string? Hint { get; init; }

    public string? Error { get; init; }

    /// <summary>"(optional)", in the page's language; null when it must be answered.</summary>
    public string? OptionalText { get; init; }

    public string? Autocomplete { get; init; }

    public IReadOnlyList<Choice> Choices { get; init; } = [];

    public IReadOnlyList<string> Exclusive { get; init; } = [];

    public IReadOnlyList<string> Values { get; init; } = [];

    public string Text { get; init; } = "";

    public string? Value => Values.Count > 0 ? Values[0] : null;

    /// <summary>The questions of a page that are asked, in order.</summary>
    public static IReadOnlyList<QuestionView> Of(QuestionnairePage page, PatientContext context, DraftState draft, IReadOnlyList<SheetError> errors) =>
        [.. page.Questions.Where(question => question.IsAsked(draft.Route.Answers)).Select(question => Of(question, context, draft, errors))];

    /// <summary>What is wrong, in plain words.</summary>
    public static string ErrorText(SheetError error, PatientContext context)
    {
        var words = error.Kind == "phoneNeeded" ? context.Words.Common("phoneNeeded") : context.Words.Error(error.Question, error.Kind, context.They);
        return context.Fill(words, ("max", Number(error.Max)), ("count", Number(error.Count)));
    }

    private static QuestionView Of(Question question, PatientContext context, DraftState draft, IReadOnlyList<SheetError> errors)
    {
        var words = context.Words;
        return new QuestionView
        {
            Name = question.Id,
            Type = question.Type,
            Label = context.Fill(words.Label(question.Id, context.They)),
            Hint = words.Hint(question.Id, context.They) is { } hint ? context.Fill(hint, ("max", Number(question.MaxLength))) : null,
            Error = errors.FirstOrDefault(error => error.Question == question.Id) is { } problem ? ErrorText(problem, context) : null,
            OptionalText = question.Optional && question.RequiredWhen is null ? $"({words.Common("optional")})" : null,
            Autocomplete = context.They && question.Id == "name" ? null : question.Autocomplete,
            Choices = question.Type == QuestionType.Scale ? [] : [.. question.Options.Select(code => new Choice(
                code, context.Fill(words.Option(question.Id, code, context.They)), words.OptionHint(question.Id, code, context.They)))],
            Exclusive = question.Exclusive,
            Values = draft.Sheet.Codes(question.Id),
            Text = draft.Sheet.Text(question.Id),
        };
    }

    private static string Number(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
