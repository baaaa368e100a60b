using Markdig;

namespace SpineClinic.Mail;

/// <summary>
/// A letter's words: a Markdown file whose first line is "Subject: ..." and whose fields are written {likeThis}. The Markdown as it stands is the text part;
/// rendered, it is the HTML part. Raw HTML is shown as text.
/// </summary>
public sealed class LetterTemplate
{
    private static readonly MarkdownPipeline Markdown = new MarkdownPipelineBuilder().DisableHtml().Build();
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
    public (string Subject, string Text, string Html) Fill(params ReadOnlySpan<(string Name, string Value)> fields)
    {
        var (filledSubject, text) = (subject, body);
        foreach (var (name, value) in fields)
        {
            filledSubject = filledSubject.Replace($"{{{name}}}", value, StringComparison.Ordinal);
            text = text.Replace($"{{{name}}}", value, StringComparison.Ordinal);
        }

        var html = $"""
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><title>{System.Net.WebUtility.HtmlEncode(filledSubject)}</title></head>
            <body style="font-family:system-ui,sans-serif;font-size:17px;line-height:1.5;max-width:36em;margin:1.5em auto;padding:0 1em">
            {Markdig.Markdown.ToHtml(text, Markdown)}</body></html>

            """;
        return (filledSubject, text, html);
    }
}
