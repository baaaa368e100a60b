using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using SpineClinic.Safety;

namespace SpineClinic.Enquiries;

/// <summary>Everything one person has answered so far, and what they were shown on the way. It is kept sealed.</summary>
public sealed record AnswerSheet
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new InstantConverter() },
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };

    public static AnswerSheet Empty { get; } = new();

    public IReadOnlyDictionary<string, Answer> Answers { get; init; } = new Dictionary<string, Answer>();

    /// <summary>Pages whose Continue was pressed with nothing wrong on them.</summary>
    public IReadOnlyList<string> Completed { get; init; } = [];

    public IReadOnlyList<StopSeen> StopsSeen { get; init; } = [];

    /// <summary>Urgent rules whose page was shown and continued from.</summary>
    public IReadOnlyList<string> UrgentSeen { get; init; } = [];

    /// <summary>The clinic took people from abroad when this was begun: the form asks where they are.</summary>
    public bool AsksWhere { get; init; }

    /// <summary>Set when these are the safety questions again, for an enquiry that was sent before.</summary>
    public Guid? WorseningOf { get; init; }

    /// <summary>The person was told to get emergency help and asked us to know.</summary>
    public bool ToldClinic { get; init; }

    /// <summary>The caller was gone before every question was asked: it is taken as it is, and somebody must ring.</summary>
    public bool CutShort { get; init; }

    /// <summary>What the member of staff on the phone noted, until the call ends; then it is a line of the enquiry's timeline.</summary>
    public string? CallNotes { get; init; }

    /// <summary>What a caller with a red flag was told and said, by name, until the call ends.</summary>
    public string? CallTold { get; init; }

    public Answer? this[string question] => Answers.GetValueOrDefault(question);

    /// <summary>Whether the form is filled in for someone else.</summary>
    public bool IsForSomeoneElse => this["who"]?.Codes is [not "me", ..];

    /// <summary>The words given to a question; empty when there are none.</summary>
    public string Text(string question) => this[question]?.Text ?? "";

    public IReadOnlyList<string> Codes(string question) => this[question]?.Codes ?? [];

    public AnswerSheet With(string question, Answer answer) =>
        this with { Answers = new Dictionary<string, Answer>(Answers) { [question] = answer.Replacing(this[question]) } };

    /// <summary>The same for words that are saved while they are typed: what they were a moment ago is no earlier answer.</summary>
    public AnswerSheet WithTyped(string question, Answer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return this with { Answers = new Dictionary<string, Answer>(Answers) { [question] = answer with { ChangedFrom = this[question]?.ChangedFrom } } };
    }

    public AnswerSheet WithCompleted(string page) => Completed.Contains(page) ? this : this with { Completed = [.. Completed, page] };

    /// <summary>The codes that count: those of questions that the answers still lead to.</summary>
    public Answers OnTheWay(Questionnaire questionnaire)
    {
        ArgumentNullException.ThrowIfNull(questionnaire);
        var chosen = new Dictionary<string, IReadOnlyList<string>>();
        var answers = new Answers(chosen);
        foreach (var page in questionnaire.Pages.Where(page => IsOnTheWay(page, answers)))
        {
            foreach (var question in page.Questions)
            {
                if (question.IsAsked(answers) && this[question.Id] is { Codes.Count: > 0 } answer)
                {
                    chosen[question.Id] = answer.Codes;
                }
            }
        }

        return answers;
    }

    /// <summary>Whether the answers lead to a page.</summary>
    public bool IsOnTheWay(QuestionnairePage page, Answers answers)
    {
        ArgumentNullException.ThrowIfNull(page);
        return (AsksWhere || !page.Abroad) && (page.When?.Holds(new Condition.World(answers)) ?? true);
    }

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    public static AnswerSheet FromJson(string json) => JsonSerializer.Deserialize<AnswerSheet>(json, Json) ?? Empty;

    private sealed class InstantConverter : System.Text.Json.Serialization.JsonConverter<Instant>
    {
        public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TryGetDateTimeOffset(out var time) ? Instant.FromDateTimeOffset(time) : InstantPattern.ExtendedIso.Parse(reader.GetString()!).GetValueOrThrow();

        public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) =>
            writer.WriteStringValue(InstantPattern.ExtendedIso.Format(value));
    }
}
