using System.Text.Json;
using System.Text.Json.Serialization;
using SpineClinic.Safety;

namespace SpineClinic.Enquiries;

/// <summary>The forms and wordings that this build carries. Old versions stay, so that a stored enquiry can be shown as the patient saw it.</summary>
public sealed class QuestionnaireLibrary
{
    private const int NewestQuestionnaire = 1;
    private const int NewestWording = 1;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };
    private readonly Dictionary<(string Language, int Version), Wording> wordings;

    private QuestionnaireLibrary(Questionnaire current, IEnumerable<Wording> wordings)
    {
        Current = current;
        this.wordings = wordings.ToDictionary(wording => (wording.Language, wording.Version));
    }

    /// <summary>The form that is asked today.</summary>
    public Questionnaire Current { get; }

    /// <summary>The languages that there are words in, English first, then by their own names.</summary>
    public IReadOnlyList<Wording> Languages => [.. wordings.Where(pair => pair.Key.Version == NewestWording).Select(pair => pair.Value)
        .OrderBy(words => words.Language != "en").ThenBy(words => words.Common("languageName"), StringComparer.Ordinal)];

    /// <summary>The newest words in a language; English when there are none in it.</summary>
    public Wording Wording(string language) => wordings.GetValueOrDefault((language, NewestWording)) ?? wordings[("en", NewestWording)];

    /// <summary>The words of a stored answer.</summary>
    /// <exception cref="KeyNotFoundException">This build does not carry them.</exception>
    public Wording Wording(string language, int version) => wordings[(language, version)];

    /// <exception cref="InvalidDataException">The form, a rule about it, or a language's stop page is wrong; the message says what.</exception>
    public static QuestionnaireLibrary Load(RuleSet rules) => Load(rules, [.. typeof(QuestionnaireLibrary).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith("SpineClinic.Enquiries.Data.wording.", StringComparison.Ordinal))
        .Select(name => new Wording(Read(name)))]);

    /// <summary>The form of this build with other words than its own.</summary>
    /// <exception cref="InvalidDataException">The form, a rule about it, or a language's stop page is wrong; the message says what.</exception>
    public static QuestionnaireLibrary Load(RuleSet rules, IReadOnlyList<Wording> wordings)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var file = JsonSerializer.Deserialize<QuestionnaireFile>(Read($"SpineClinic.Enquiries.Data.questionnaire.{NewestQuestionnaire}.json"), Json)!;
        var questionnaire = new Questionnaire(file.Version, file.Pages);
        RuleReach.Check(questionnaire, rules);
        StopTexts.Check([.. wordings.Where(words => words.Version == NewestWording)]);
        return new QuestionnaireLibrary(questionnaire, wordings);
    }

    private static string Read(string name)
    {
        using var stream = typeof(QuestionnaireLibrary).Assembly.GetManifestResourceStream(name) ?? throw new InvalidDataException($"No data file {name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private sealed record QuestionnaireFile(int Version, IReadOnlyList<QuestionnairePage> Pages);
}
