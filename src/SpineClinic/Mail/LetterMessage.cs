using MimeKit;

namespace SpineClinic.Mail;

/// <summary>The e-mail that carries a letter. Its headers are the same set for every letter, and none holds a person's words.</summary>
public static class LetterMessage
{
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
                new TextPart("html") { Text = letter.Html },
            },
        };
        message.From.Add(new MailboxAddress(settings.FromName, settings.From));
        message.To.Add(new MailboxAddress("", letter.To));
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        message.Headers.Add("X-Auto-Response-Suppress", "All");
        return message;
    }
}
