namespace SpineClinic.Safety;

/// <summary>What rules look at: the option codes chosen for each question. A question without an answer is simply not there.</summary>
public sealed class Answers(IReadOnlyDictionary<string, IReadOnlyList<string>> chosen)
{
    public static Answers None { get; } = new(new Dictionary<string, IReadOnlyList<string>>());

    public IReadOnlyList<string> this[string question] => chosen.TryGetValue(question, out var codes) ? codes : [];

    public bool Has(string question, string code) => this[question].Contains(code);
}
