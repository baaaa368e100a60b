namespace SpineClinic.Mail;

/// <summary>The mail server refused one letter, for now or for good.</summary>
public sealed class LetterRefusedException(string problem, bool forGood, Exception inner) : Exception("A letter was refused: " + problem, inner)
{
    public string Problem { get; } = problem;

    public bool ForGood { get; } = forGood;
}
