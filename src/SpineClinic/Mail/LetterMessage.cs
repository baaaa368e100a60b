using System.Globalization;
using System.Net;
using Markdig;
using MimeKit;

namespace SpineClinic.Mail;

/// <summary>The e-mail that carries a letter. Its headers are the same set for every letter, and none holds a person's words.</summary>
public static class LetterMessage
{
    // Raw HTML in a letter is shown as text.
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().Build();

    public static MimeMessage Compose(Letter letter, MailSettings settings)
    {
        ArgumentNullException.ThrowIfNull(letter);
        ArgumentNullException.ThrowIfNull(settings);
        var message = new MimeMessage
        {
            Subject = letter.Subject,
            Date = letter.CreatedAt.ToDateTimeOffset(),
            MessageId = letter.MessageId,
            Body = new MultipartAlternative
            {
                new TextPart("plain") { Text = letter.Text },
                new TextPart("html") { Text = HtmlOf(letter) },
            },
        };
        message.From.Add(new MailboxAddress(settings.FromName, settings.From));
        message.To.Add(new MailboxAddress("", letter.To));
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        message.Headers.Add("X-Auto-Response-Suppress", "All");
        return message;
    }

    /// <summary>The letter as a page of its own, readable in any mail program.</summary>
    public static string HtmlOf(Letter letter)
    {
        ArgumentNullException.ThrowIfNull(letter);
        var direction = CultureInfo.GetCultureInfo(letter.Language).TextInfo.IsRightToLeft ? "rtl" : "ltr";
        return $"""
            <!DOCTYPE html>
            <html lang="{letter.Language}" dir="{direction}"><head><meta charset="utf-8"><title>{WebUtility.HtmlEncode(letter.Subject)}</title></head>
            <body style="font-family:system-ui,sans-serif;font-size:17px;line-height:1.5;max-width:36em;margin:1.5em auto;padding:0 1em">
            {Markdown.ToHtml(letter.Text, Pipeline)}</body></html>

            """;
    }
}
