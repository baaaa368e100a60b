using System.Text.Json;

namespace SpineClinic.Enquiries;

/// <summary>
/// One version of the form's words in one language. Every text has a second form for a person who fills it in for someone else ("they"); where that is
/// missing, the first form serves both.
/// </summary>
public sealed class Wording
{
    private readonly JsonElement root;

    /// <param name="json">The file's text.</param>
    public Wording(string json)
    {
        root = JsonDocument.Parse(json).RootElement;
        Version = root.GetProperty("version").GetInt32();
        Language = root.GetProperty("language").GetString()!;
        Direction = root.GetProperty("direction").GetString()!;
    }

    public int Version { get; }

    /// <summary>BCP 47.</summary>
    public string Language { get; }

    /// <summary>"ltr" or "rtl".</summary>
    public string Direction { get; }

    /// <exception cref="KeyNotFoundException">There is no such text.</exception>
    public string Common(string key) => Find(root.GetProperty("common"), key) is { } text ? text.GetString()! : throw Missing($"common.{key}");

    /// <summary>A text of a page.</summary>
    /// <exception cref="KeyNotFoundException">There is no such text.</exception>
    public string Page(string page, string key, bool they = false) => FindPage(page, key, they)?.GetString() ?? throw Missing($"pages.{page}.{key}");

    /// <summary>The paragraphs of a page under a key; none when it has none.</summary>
    public IReadOnlyList<string> Paragraphs(string page, string key, bool they = false) =>
        FindPage(page, key, they) is { } list ? [.. list.EnumerateArray().Select(text => text.GetString()!)] : [];

    /// <exception cref="KeyNotFoundException">There is no such text.</exception>
    public string Label(string question, bool they = false) => FindQuestion(question, "label", they)?.GetString() ?? throw Missing($"questions.{question}.label");

    public string? Hint(string question, bool they = false) => FindQuestion(question, "hint", they)?.GetString();

    /// <summary>What the question is called in a list of answers.</summary>
    public string Short(string question, bool they = false) => FindQuestion(question, "short", they)?.GetString() ?? Label(question, they);

    /// <exception cref="KeyNotFoundException">There is no such text.</exception>
    public string Option(string question, string code, bool they = false) => FindIn(question, "options", code, they) ?? throw Missing($"questions.{question}.options.{code}");

    public string? OptionHint(string question, string code, bool they = false) => FindIn(question, "optionHints", code, they);

    /// <exception cref="KeyNotFoundException">There is no such text.</exception>
    public string Error(string question, string kind, bool they = false) => FindIn(question, "errors", kind, they) ?? throw Missing($"questions.{question}.errors.{kind}");

    private static JsonElement? Find(JsonElement element, string key) => element.TryGetProperty(key, out var found) ? found : null;

    private static KeyNotFoundException Missing(string key) => new($"The wording has no text '{key}'.");

    private JsonElement? FindPage(string page, string key, bool they) => Choose(Find(root.GetProperty("pages"), page), key, they);

    private JsonElement? FindQuestion(string question, string key, bool they) => Choose(Find(root.GetProperty("questions"), question), key, they);

    private string? FindIn(string question, string group, string key, bool they)
    {
        var entry = Find(root.GetProperty("questions"), question);
        return Within(they ? Choose(Choose(entry, "they"), group) : null, key) ?? Within(Choose(entry, group), key);
    }

    private static JsonElement? Choose(JsonElement? entry, string key, bool they) =>
        (they ? Choose(Choose(entry, "they"), key) : null) ?? Choose(entry, key);

    private static JsonElement? Choose(JsonElement? entry, string key) => entry is { } element ? Find(element, key) : null;

    private static string? Within(JsonElement? group, string key) => Choose(group, key)?.GetString();
}
