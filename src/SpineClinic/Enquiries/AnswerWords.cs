namespace SpineClinic.Enquiries;

/// <summary>An answer in the words that were on the screen.</summary>
public static class AnswerWords
{
    /// <returns>The chosen options, or the person's own words; empty when it was skipped.</returns>
    public static IReadOnlyList<string> Of(Question question, Answer answer, Wording wording, bool they)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentNullException.ThrowIfNull(wording);
        return question.IsText
            ? (answer.Text is { Length: > 0 } text ? [text] : [])
            : [.. answer.Codes.Select(code => question.Type == QuestionType.Scale ? code : wording.Option(question.Id, code, they))];
    }
}
