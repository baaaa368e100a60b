namespace SpineClinic.Mail;

/// <summary>The mail server cannot be reached, spoken to or signed in to. <see cref="Problem"/> is a code without any server text.</summary>
public sealed class TransportDownException(string problem, Exception inner) : Exception("Mail cannot leave: " + problem, inner)
{
    public string Problem { get; } = problem;
}
