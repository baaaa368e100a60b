using NodaTime;

namespace SpineClinic.Enquiries;

/// <summary>One answer, with what is needed to show it as the person saw the question.</summary>
/// <param name="Codes">The codes chosen; empty for words, and for a question that was skipped.</param>
/// <param name="Text">The person's words; null for a choice.</param>
/// <param name="WordingVersion">Version of the words that were on the screen.</param>
/// <param name="Language">BCP 47.</param>
/// <param name="AnsweredAt">When Continue was pressed.</param>
/// <param name="ChangedFrom">Earlier answers to the same question, oldest first.</param>
public sealed record Answer(
    IReadOnlyList<string> Codes, string? Text, int WordingVersion, string Language, Instant AnsweredAt, IReadOnlyList<Answer>? ChangedFrom = null)
{
    public bool IsEmpty => Codes.Count == 0 && string.IsNullOrEmpty(Text);

    /// <summary>Whether a person would call it the same answer.</summary>
    public bool SaysTheSameAs(Answer other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return (Text ?? "") == (other.Text ?? "") && Codes.SequenceEqual(other.Codes);
    }

    /// <summary>This answer, remembering what it replaces.</summary>
    public Answer Replacing(Answer? earlier) => earlier switch
    {
        null => this,
        _ when SaysTheSameAs(earlier) => earlier,
        _ => this with { ChangedFrom = [.. earlier.ChangedFrom ?? [], earlier with { ChangedFrom = null }] },
    };
}
