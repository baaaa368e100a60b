using System.Net;
using System.Text.RegularExpressions;
using Markdig;

namespace SpineClinic.Mail;

/// <summary>
/// A letter's words: a Markdown file whose first line is "Subject: ..." and whose fields are written {likeThis}. The Markdown as it stands is the text part;
/// rendered, it is the HTML part. Raw HTML is shown as text.
/// </summary>
public sealed partial class LetterTemplate
{
    private static readonly MarkdownPipeline Markdown = new MarkdownPipelineBuilder().DisableHtml().Build();
    private readonly string subject;
    private readonly string body;
    private readonly string html;

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
        var markdown = lines[1].Trim() + "\n";
        html = Markdig.Markdown.ToHtml(markdown, Markdown);
        body = LinkToItself().Replace(markdown, "$1");
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
        var (filledSubject, text, markup) = (subject, body, html);
        foreach (var (name, value) in fields)
        {
            var hole = $"{{{name}}}";
            filledSubject = filledSubject.Replace(hole, value, StringComparison.Ordinal);
            text = text.Replace(hole, value, StringComparison.Ordinal);
            markup = markup.Replace(hole, WebUtility.HtmlEncode(value), StringComparison.Ordinal);
        }

        return (filledSubject, text, $"""
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><title>{WebUtility.HtmlEncode(filledSubject)}</title></head>
            <body style="font-family:system-ui,sans-serif;font-size:17px;line-height:1.5;max-width:36em;margin:1.5em auto;padding:0 1em">
            {markup}</body></html>

            """);
    }

    // "[{address}]({address})" is a link in the HTML part; in the text part the address alone says as much.
    [GeneratedRegex(@"\[(\{\w+\})\]\(\1\)")]
    private static partial Regex LinkToItself();
}
