using System.Globalization;
using System.Net;
using System.Text;
using Markdig;
using MimeKit;

namespace SpineClinic.Mail;

/// <summary>The e-mail that carries a letter. Its headers are the same set for every letter, and none holds a person's words.</summary>
public static class LetterMessage
{
    // Raw HTML in a letter is shown as text.
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().Build();

    private static readonly string[] Methods = ["REQUEST", "CANCEL", "PUBLISH"];

    /// <param name="letter">What to send.</param>
    /// <param name="settings">From whom.</param>
    /// <param name="calendar">A calendar file with a METHOD of the product's own: a third way to read the letter, and the attachment invite.ics.</param>
    public static MimeMessage Compose(Letter letter, MailSettings settings, string? calendar = null)
    {
        ArgumentNullException.ThrowIfNull(letter);
        ArgumentNullException.ThrowIfNull(settings);
        var message = new MimeMessage
        {
            Subject = letter.Subject,
            Date = letter.CreatedAt.ToDateTimeOffset(),
            MessageId = letter.MessageId,
            Body = BodyOf(letter, calendar),
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

    private static Multipart BodyOf(Letter letter, string? calendar)
    {
        var alternative = new MultipartAlternative
        {
            new TextPart("plain") { Text = letter.Text },
            new TextPart("html") { Text = HtmlOf(letter) },
        };
        if (calendar is null)
        {
            return alternative;
        }

        // Mail programs that know calendars take the alternative and show its buttons; the others show the attachment. Base64, so that no server touches
        // the line ends.
        var part = new TextPart("calendar") { ContentTransferEncoding = ContentEncoding.Base64 };
        part.SetText(Encoding.UTF8, calendar);
        part.ContentType.Parameters.Add("method", MethodOf(calendar));
        alternative.Add(part);
        var attachment = new MimePart("application", "ics")
        {
            Content = new MimeContent(new MemoryStream(Encoding.UTF8.GetBytes(calendar))),
            ContentDisposition = new ContentDisposition(ContentDisposition.Attachment),
            ContentTransferEncoding = ContentEncoding.Base64,
            FileName = "invite.ics",
        };
        return new Multipart("mixed") { alternative, attachment };
    }

    // Only what the product itself writes: anything else must not become part of a header.
    private static string MethodOf(string calendar) =>
        Array.Find(Methods, method => calendar.Contains($"\r\nMETHOD:{method}\r\n", StringComparison.Ordinal))
        ?? throw new ArgumentException("A calendar part has a method.", nameof(calendar));
}
