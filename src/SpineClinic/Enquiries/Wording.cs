using System.Text.Json;

namespace SpineClinic.Enquiries;

/// <summary>
/// One version of the form's words in one language. Every text has a second form for a person who fills it in for someone else ("they"); where that is
/// missing, the first form serves both.
/// </summary>
public sealed class Wording
{
    private readonly WordingEntry common;
    private readonly Dictionary<string, WordingEntry> pages;
    private readonly Dictionary<string, WordingEntry> questions;

    /// <param name="json">The file's text.</param>
    public Wording(string json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        Version = root.GetProperty("version").GetInt32();
        Language = root.GetProperty("language").GetString()!;
        Direction = root.GetProperty("direction").GetString()!;
        common = new WordingEntry(root.GetProperty("common"));
        pages = Entries(root.GetProperty("pages"));
        questions = Entries(root.GetProperty("questions"));
    }

    public int Version { get; }

    /// <summary>BCP 47.</summary>
    public string Language { get; }

    /// <summary>As a sign-off names it.</summary>
    public string Edition => $"{Language}:{Version}";

    /// <summary>"ltr" or "rtl".</summary>
    public string Direction { get; }

    /// <exception cref="KeyNotFoundException">There is no such text.</exception>
    public string Common(string key) => common.Text(key, isThey: false) ?? throw Missing($"common.{key}");

    /// <summary>A text of a page.</summary>
    /// <exception cref="KeyNotFoundException">There is no such text.</exception>
    public string Page(string page, string key, bool they = false) => pages.GetValueOrDefault(page)?.Text(key, they) ?? throw Missing($"pages.{page}.{key}");

    /// <summary>The paragraphs of a page under a key; none when it has none.</summary>
    public IReadOnlyList<string> Paragraphs(string page, string key, bool they = false) => pages.GetValueOrDefault(page)?.List(key, they) ?? [];

    /// <summary>Every text of a page by its key, for whoever signs it; with <paramref name="they"/> only those that have a second form.</summary>
    public IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> Texts(string page, bool they = false) => pages.GetValueOrDefault(page)?.All(they) ?? [];

    /// <exception cref="KeyNotFoundException">There is no such text.</exception>
    public string Label(string question, bool they = false) => Text(question, "label", they) ?? throw Missing($"questions.{question}.label");

    public string? Hint(string question, bool they = false) => Text(question, "hint", they);

    /// <summary>What the question is called in a list of answers.</summary>
    public string Short(string question, bool they = false) => Text(question, "short", they) ?? Label(question, they);

    /// <exception cref="KeyNotFoundException">There is no such text.</exception>
    public string Option(string question, string code, bool they = false) => InGroup(question, "options", code, they) ?? throw Missing($"questions.{question}.options.{code}");

    public string? OptionHint(string question, string code, bool they = false) => InGroup(question, "optionHints", code, they);

    /// <exception cref="KeyNotFoundException">There is no such text.</exception>
    public string Error(string question, string kind, bool they = false) => InGroup(question, "errors", kind, they) ?? throw Missing($"questions.{question}.errors.{kind}");

    /// <summary>The texts of a page that are not blank, paragraphs with their number; none when there is no such page.</summary>
    internal IEnumerable<string> KeysOf(string page) => pages.GetValueOrDefault(page)?.Keys ?? [];

    internal IEnumerable<string> CommonKeys => common.Keys;

    private static Dictionary<string, WordingEntry> Entries(JsonElement element) =>
        element.EnumerateObject().ToDictionary(property => property.Name, property => new WordingEntry(property.Value));

    private static KeyNotFoundException Missing(string key) => new($"The wording has no text '{key}'.");

    private string? Text(string question, string key, bool they) => questions.GetValueOrDefault(question)?.Text(key, they);

    private string? InGroup(string question, string group, string key, bool they) => questions.GetValueOrDefault(question)?.InGroup(group, key, they);
}
