using MimeKit;

namespace SpineClinic.Mail;

/// <summary>Writes one .eml per letter. A file's name comes from its Message-ID, so that a repeated attempt replaces the file instead of adding one.</summary>
public sealed class FolderTransport(MailSettings settings) : IMailTransport
{
    public async Task SendAsync(MimeMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        try
        {
            Directory.CreateDirectory(settings.Folder);
            var name = message.Date.UtcDateTime.ToString("yyyyMMdd-HHmmss-", System.Globalization.CultureInfo.InvariantCulture) + message.MessageId!.Split('@')[0];
            var path = Path.Combine(settings.Folder, name + ".eml");
            var draft = path + ".part";
            await using (var file = new FileStream(draft, FileMode.Create, FileAccess.Write))
            {
                await message.WriteToAsync(file, cancellationToken);
                file.Flush(flushToDisk: true);
            }

            File.Move(draft, path, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new TransportDownException("folder", error);
        }
    }

    public Task RestAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
