using SpineClinic.Safety;

namespace SpineClinic.Enquiries;

/// <summary>One version of the form's structure: pages, questions, codes, and which answers lead where.</summary>
public sealed class Questionnaire
{
    private readonly Dictionary<string, Question> questions;

    /// <exception cref="InvalidDataException">Two pages or questions share an id, or a condition names a question or code that does not exist.</exception>
    public Questionnaire(int version, IReadOnlyList<QuestionnairePage> pages)
    {
        ArgumentNullException.ThrowIfNull(pages);
        Version = version;
        Pages = pages;
        var all = pages.SelectMany(page => page.Questions).ToList();
        if (all.Select(question => question.Id).Distinct().Count() != all.Count || pages.Select(page => page.Id).Distinct().Count() != pages.Count)
        {
            throw new InvalidDataException("Two pages or two questions share an id.");
        }

        questions = all.ToDictionary(question => question.Id);
        Check(pages.Select(page => (page.Id, page.When)).Concat(all.Select(question => (question.Id, question.When))).Concat(all.Select(question => (question.Id, question.RequiredWhen)))
            .Where(pair => pair.Item2 is not null).Select(pair => (pair.Id, pair.Item2!)));
    }

    public int Version { get; }

    public IReadOnlyList<QuestionnairePage> Pages { get; }

    public Question this[string id] => questions[id];

    public bool TryFind(string id, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Question? question) => questions.TryGetValue(id, out question);

    public QuestionnairePage? FindPage(string id) => Pages.FirstOrDefault(page => page.Id == id);

    public QuestionnairePage PageOf(string question) => Pages.First(page => page.Questions.Any(asked => asked.Id == question));

    /// <summary>Fails when a condition asks for a question or a code that this form does not have.</summary>
    /// <param name="conditions">Each with the id of what it belongs to.</param>
    /// <exception cref="InvalidDataException">It names the owner and what is missing.</exception>
    public void Check(IEnumerable<(string Owner, Condition When)> conditions)
    {
        ArgumentNullException.ThrowIfNull(conditions);
        foreach (var (owner, when) in conditions)
        {
            if (when.Tree().Select(Missing).FirstOrDefault(missing => missing is not null) is { } missing)
            {
                throw new InvalidDataException($"{owner}: the form has no {missing}.");
            }
        }
    }

    private string? Missing(Condition condition)
    {
        var (asked, codes) = condition switch
        {
            Condition.Is one => (one.Question, one.Codes),
            Condition.NumberAtLeast one => (one.Question, []),
            _ => (null, []),
        };
        return asked is null ? null
            : !TryFind(asked, out var question) ? $"question '{asked}'"
            : codes.Except(question.Options).FirstOrDefault() is { } code ? $"answer '{code}' to '{asked}'"
            : null;
    }
}
