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
        Check(pages.Select(page => page.When).Concat(all.Select(question => question.When)).Concat(all.Select(question => question.RequiredWhen)).OfType<Condition>());
    }

    public int Version { get; }

    public IReadOnlyList<QuestionnairePage> Pages { get; }

    public Question this[string id] => questions[id];

    public bool TryFind(string id, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Question? question) => questions.TryGetValue(id, out question);

    public QuestionnairePage? FindPage(string id) => Pages.FirstOrDefault(page => page.Id == id);

    public QuestionnairePage PageOf(string question) => Pages.First(page => page.Questions.Any(asked => asked.Id == question));

    /// <summary>Fails when a condition asks for a question or a code that this form does not have.</summary>
    /// <exception cref="InvalidDataException">It names what is missing.</exception>
    public void Check(IEnumerable<Condition> conditions)
    {
        foreach (var condition in conditions.SelectMany(condition => condition.Tree()))
        {
            var wrong = condition switch
            {
                Condition.Is asked => !TryFind(asked.Question, out var question) || asked.Codes.Except(question.Options).Any(),
                Condition.NumberAtLeast asked => !TryFind(asked.Question, out _),
                _ => false,
            };
            if (wrong)
            {
                throw new InvalidDataException($"A condition asks for something that the form does not have: {condition}.");
            }
        }
    }
}
