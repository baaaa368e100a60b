using SpineClinic.Safety;

namespace SpineClinic.Enquiries;

/// <summary>One question of the form, without its wording.</summary>
public sealed record Question
{
    /// <summary>Stable code; also the name of the input.</summary>
    public required string Id { get; init; }

    public required QuestionType Type { get; init; }

    /// <summary>Codes that may be chosen; empty for a question that is answered in words.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>Codes that go with no other, such as "none".</summary>
    public IReadOnlyList<string> Exclusive { get; init; } = [];

    public bool Optional { get; init; }

    /// <summary>Longest answer, in Unicode characters, for a question answered in words.</summary>
    public int MaxLength { get; init; }

    public string? Autocomplete { get; init; }

    /// <summary>When it is asked; null is always.</summary>
    public Condition? When { get; init; }

    /// <summary>When an optional question must be answered after all.</summary>
    public Condition? RequiredWhen { get; init; }

    public bool IsText => Type is QuestionType.Text or QuestionType.Textarea or QuestionType.Tel or QuestionType.Email;

    public bool IsAsked(Answers answers) => When?.Holds(new Condition.World(answers)) ?? true;

    public bool IsRequired(Answers answers) => !Optional || (RequiredWhen?.Holds(new Condition.World(answers)) ?? false);
}
