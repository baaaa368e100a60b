using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Reception;

/// <summary>What colleagues write to each other again and again. Words for patients are data of their own: see <see cref="Triage.MessageTemplates"/>.</summary>
public static class ReadyWords
{
    public static IReadOnlyList<Choice> Questions { get; } = Of(
        "Is a consultation right for this person?",
        "How soon should this person be seen, and by whom?",
        "Is imaging needed first, and which?",
        "What may reception tell this person meanwhile?");

    public static IReadOnlyList<Choice> Opinions { get; } = Of(
        "Please ask for the report of the last scan first.",
        "Please book the next free consultation.",
        "Please ring and say that the family doctor is the right person for this first.",
        "I will ring this person myself.");

    public static IReadOnlyList<Choice> Calls { get; } = Of(
        "Answered the open questions.",
        "Nothing new since the form.",
        "Somebody else answered. Asked to be rung back, and said nothing about why.",
        "Asked us to ring at another time.");

    /// <summary>The chosen words, and below them what was typed.</summary>
    public static string With(string ready, string typed) => string.Join('\n', new[] { ready.Trim(), typed.Trim() }.Where(words => words.Length > 0));

    private static Choice[] Of(params string[] words) => [.. words.Select(text => new Choice(text, text))];
}
