using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SpineClinic.Enquiries;

namespace SpineClinic.Tests.Enquiries;

/// <summary>The wording files and letters of this build, as text.</summary>
internal static partial class WordingFiles
{
    public static readonly string[] Languages = ["en", "es", "de", "fr", "ar"];

    public static JsonNode Read(string language) => JsonNode.Parse(Text($"SpineClinic.Enquiries.Data.wording.{language}.1.json"))!;

    /// <summary>Every text that a person who reads this language may meet, with the name of its file.</summary>
    public static IEnumerable<(string Name, string Text)> Of(string language) => typeof(Wording).Assembly.GetManifestResourceNames()
        .Where(name => name.Contains($".wording.{language}.", StringComparison.Ordinal) || name.EndsWith($".{language}.md", StringComparison.Ordinal) || name.Contains($".messages.{language}.", StringComparison.Ordinal) || name.Contains(".packs.", StringComparison.Ordinal))
        .Select(name => (name, Text(name)));

    /// <summary>Path and text of each string, such as "pages.emergency.doNotWait[2]".</summary>
    public static Dictionary<string, string> Flatten(JsonNode root)
    {
        Dictionary<string, string> all = [];
        Add(root, "");
        return all;

        void Add(JsonNode? node, string path)
        {
            switch (node)
            {
                case JsonObject group:
                    foreach (var (key, value) in group)
                    {
                        Add(value, path.Length == 0 ? key : $"{path}.{key}");
                    }

                    break;
                case JsonArray list:
                    for (var i = 0; i < list.Count; i++)
                    {
                        Add(list[i], $"{path}[{i}]");
                    }

                    break;
                default:
                    all[path] = node?.ToString() ?? "";
                    break;
            }
        }
    }

    public static IEnumerable<string> Placeholders(string text) => Placeholder().Matches(text).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal);

    public static string Text(string name)
    {
        using var reader = new StreamReader(typeof(Wording).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Placeholder();
}
