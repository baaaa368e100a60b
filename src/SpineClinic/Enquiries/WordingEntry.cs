using System.Text.Json;

namespace SpineClinic.Enquiries;

/// <summary>The texts of one page or question, read once: plain texts, lists of paragraphs, groups such as options, and the second form ("they").</summary>
internal sealed class WordingEntry
{
    private const string TheyKey = "they";
    private readonly Dictionary<string, string> texts = [];
    private readonly Dictionary<string, IReadOnlyList<string>> lists = [];
    private readonly Dictionary<string, Dictionary<string, string>> groups = [];
    private readonly WordingEntry? they;

    public WordingEntry(JsonElement element)
    {
        foreach (var property in element.EnumerateObject())
        {
            switch (property.Value.ValueKind)
            {
                case JsonValueKind.String:
                    texts[property.Name] = property.Value.GetString()!;
                    break;
                case JsonValueKind.Array:
                    lists[property.Name] = [.. property.Value.EnumerateArray().Select(text => text.GetString()!)];
                    break;
                case JsonValueKind.Object when property.Name == TheyKey:
                    they = new WordingEntry(property.Value);
                    break;
                default:
                    groups[property.Name] = property.Value.EnumerateObject().ToDictionary(text => text.Name, text => text.Value.GetString()!);
                    break;
            }
        }
    }

    /// <summary>Of the first form: every text that is not blank, such as "title" or "doNotWait[2]".</summary>
    public IEnumerable<string> Keys => texts.Where(text => !string.IsNullOrWhiteSpace(text.Value)).Select(text => text.Key)
        .Concat(lists.SelectMany(list => list.Value.Select((text, i) => string.IsNullOrWhiteSpace(text) ? null : $"{list.Key}[{i}]").OfType<string>()))
        .Concat(groups.SelectMany(group => group.Value.Where(text => !string.IsNullOrWhiteSpace(text.Value)).Select(text => $"{group.Key}.{text.Key}")));

    public string? Text(string key, bool isThey) => (isThey ? they?.Text(key, false) : null) ?? texts.GetValueOrDefault(key);

    public IReadOnlyList<string> List(string key, bool isThey) =>
        isThey && they?.lists.GetValueOrDefault(key) is { } second ? second : lists.GetValueOrDefault(key) ?? [];

    public IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> All(bool isThey) => isThey
        ? they?.All(false) ?? []
        : [.. texts.Select(text => KeyValuePair.Create<string, IReadOnlyList<string>>(text.Key, [text.Value])), .. lists];

    public string? InGroup(string group, string key, bool isThey) =>
        (isThey ? they?.InGroup(group, key, false) : null) ?? groups.GetValueOrDefault(group)?.GetValueOrDefault(key);
}
