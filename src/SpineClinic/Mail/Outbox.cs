using System.Security.Cryptography;
using System.Text;
using NodaTime;
using SpineClinic.Privacy;

namespace SpineClinic.Mail;

/// <summary>Puts letters into the caller's transaction. Nothing leaves before that has committed.</summary>
public sealed class Outbox(MailSettings settings, VaultKey vaultKey)
{
    private const string Base32 = "abcdefghijklmnopqrstuvwxyz234567";
    private readonly byte[] messageIdKey = vaultKey.Derive("message-id");

    /// <param name="db">The caller's context; the caller saves.</param>
    /// <param name="kind">Which letter it is.</param>
    /// <param name="dedupeKey">What makes it one and the same letter: a second row with this key is refused by the database.</param>
    /// <param name="to">One address, checked when it was taken in.</param>
    /// <param name="content">Subject, and text in Markdown.</param>
    /// <param name="language">The language of the content: BCP 47.</param>
    /// <param name="regarding">The reference of what it speaks of.</param>
    /// <param name="now">The time of the transaction.</param>
    /// <param name="expiresAt">From then on it is of no use; null for <see cref="Letter.Patience"/> from now.</param>
    /// <param name="calendar">A calendar file to go with it.</param>
    /// <param name="dueAt">Not before; null for at once.</param>
    public Letter Add(
        ClinicDbContext db, string kind, string dedupeKey, string to, (string Subject, string Text) content, string language, string regarding, Instant now, Instant? expiresAt = null, string? calendar = null, Instant? dueAt = null)
    {
        ArgumentNullException.ThrowIfNull(db);
        var letter = new Letter(kind, dedupeKey, MessageId(dedupeKey), to, content.Subject, content.Text, language, regarding, now, expiresAt, calendar, dueAt);
        db.Letters.Add(letter);
        return letter;
    }

    // Keyed, so that nobody can guess or forge one; derived, so that every attempt carries the same one.
    private string MessageId(string dedupeKey)
    {
        var hash = HMACSHA256.HashData(messageIdKey, Encoding.UTF8.GetBytes(dedupeKey));
        var name = new StringBuilder("n1-");
        for (var i = 0; i < 26; i++)
        {
            name.Append(Base32[hash[i] & 31]);
        }

        return $"{name}@{settings.Domain}";
    }
}
