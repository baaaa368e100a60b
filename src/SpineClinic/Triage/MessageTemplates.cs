using System.Text.Json;
using SpineClinic.Enquiries;

namespace SpineClinic.Triage;

/// <summary>
/// The clinic's ready texts for patients, in every language of the form. They are data, in Triage/Messages, one file for each language and version; whoever sends one
/// can change it first. Those that are named after a <see cref="ClosureReason"/> are sent with it when nothing else was written.
/// </summary>
public sealed class MessageTemplates
{
    private const string Fallback = "en";
    private readonly Dictionary<string, Dictionary<string, string>> languages;

    private MessageTemplates(Dictionary<string, Dictionary<string, string>> languages) => this.languages = languages;

    /// <summary>The languages that there are texts in: BCP 47.</summary>
    public IReadOnlyCollection<string> Languages => languages.Keys;

    /// <summary>The names of all texts, in the order of the file.</summary>
    public IReadOnlyCollection<string> Names => languages[Fallback].Keys;

    /// <summary>The names of those that ask the patient something.</summary>
    public IReadOnlyList<string> Questions => [.. Names.Where(name => !Enum.TryParse<ClosureReason>(name, out _))];

    /// <exception cref="InvalidDataException">A language lacks a text, or has one that the others lack.</exception>
    public static MessageTemplates Load()
    {
        const string start = "SpineClinic.Triage.Messages.messages.";
        var assembly = typeof(MessageTemplates).Assembly;
        var languages = assembly.GetManifestResourceNames().Where(name => name.StartsWith(start, StringComparison.Ordinal))
            .Select(name => JsonSerializer.Deserialize<MessageFile>(assembly.GetManifestResourceStream(name)!, JsonSerializerOptions.Web)!)
            .ToDictionary(file => file.Language, file => file.Messages);
        return languages.Values.All(texts => texts.Keys.ToHashSet().SetEquals(languages[Fallback].Keys) && texts.Values.All(text => text.Length > 0))
            ? new MessageTemplates(languages)
            : throw new InvalidDataException("A language of Triage/Messages does not have the same texts as the others.");
    }

    /// <summary>A text in a language, or in English where there is none in it; null when there is no text of this name.</summary>
    public string? Find(string? name, string language) =>
        name is null ? null : (languages.GetValueOrDefault(language) ?? languages[Fallback]).GetValueOrDefault(name);

    private sealed record MessageFile(int Version, string Language, Dictionary<string, string> Messages);
}
