namespace SpineClinic.Mail;

/// <summary>A letter's words: a Markdown file whose first line is "Subject: ..." and whose fields are written {likeThis}.</summary>
public sealed class LetterTemplate
{
    private readonly string subject;
    private readonly string body;

    /// <exception cref="FormatException">The first line is not "Subject: ...".</exception>
    public LetterTemplate(string source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var lines = source.ReplaceLineEndings("\n").Split('\n', 2);
        const string mark = "Subject: ";
        if (lines.Length != 2 || !lines[0].StartsWith(mark, StringComparison.Ordinal))
        {
            throw new FormatException("A letter begins with a line 'Subject: ...'.");
        }

        subject = lines[0][mark.Length..].Trim();
        body = lines[1].Trim() + "\n";
    }

    /// <summary>Reads the embedded file that stands beside <paramref name="owner"/>'s class.</summary>
    public static LetterTemplate For(Type owner, string name)
    {
        ArgumentNullException.ThrowIfNull(owner);
        using var stream = owner.Assembly.GetManifestResourceStream($"{owner.Namespace}.{name}.md")
            ?? throw new FileNotFoundException($"No embedded letter '{name}'.");
        using var reader = new StreamReader(stream);
        return new LetterTemplate(reader.ReadToEnd());
    }

    /// <param name="fields">Values of the product's own making (references, dates, addresses): never a person's words.</param>
    public (string Subject, string Text) Fill(params ReadOnlySpan<(string Name, string Value)> fields)
    {
        var (filledSubject, text) = (subject, body);
        foreach (var (name, value) in fields)
        {
            var hole = $"{{{name}}}";
            filledSubject = filledSubject.Replace(hole, value, StringComparison.Ordinal);
            text = text.Replace(hole, value, StringComparison.Ordinal);
        }

        return (filledSubject, text);
    }
}
