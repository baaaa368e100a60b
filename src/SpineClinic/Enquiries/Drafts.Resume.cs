using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using SpineClinic.Audit;

namespace SpineClinic.Enquiries;

/// <summary>
/// Saving and coming back. A code or a link opens a draft for another browser and closes it for the one before. Of both only keyed hashes are kept; the key
/// is not in the database.
/// </summary>
public sealed partial class Drafts
{
    private readonly byte[] codeKey = vaultKey.Derive("resume-code");
    private readonly byte[] linkKey = vaultKey.Derive("resume-link");
    private readonly byte[] tokenKey = vaultKey.Derive("resume-token");

    /// <summary>A code to write down; one that was made before stops.</summary>
    /// <returns>The code, which nobody can read again; null when there is no unfinished draft.</returns>
    public async Task<string?> MakeCodeAsync(string? token, CancellationToken cancellationToken)
    {
        var code = "";
        return await AlterAsync(
            token,
            (_, draft) =>
            {
                code = ResumeCode.New();
                draft.OfferCode(Keyed(codeKey, code));
            },
            cancellationToken) ? code : null;
    }

    /// <summary>A letter with a link that opens the draft; a link that was sent before stops. The address goes into the letter and nowhere else.</summary>
    /// <param name="token">The browser's cookie.</param>
    /// <param name="email">An address that <see cref="ContactParser"/> has read.</param>
    /// <param name="cancellationToken">Ends the work before it is committed.</param>
    /// <returns>False when there is no unfinished draft.</returns>
    public async Task<bool> SendLinkAsync(string? token, string email, CancellationToken cancellationToken)
    {
        var profile = await clinic.GetAsync(cancellationToken);
        var isSent = await AlterAsync(
            token,
            (db, draft) =>
            {
                var now = clock.GetCurrentInstant();
                var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
                var until = draft.OfferLink(Keyed(linkKey, secret), now);
                letters.AddSavedDraft(db, draft, profile, email, LinkPath(secret, draft.Language), until, now);
            },
            cancellationToken);
        if (isSent)
        {
            signals.Raise(ClinicSignal.Letter);
        }

        return isSent;
    }

    /// <summary>Opens a draft for another browser with its code.</summary>
    /// <param name="code">As <see cref="ResumeCode"/> reads it.</param>
    /// <param name="cancellationToken">Ends the work before it is committed.</param>
    /// <returns>The secret for that browser's cookie; null when no unfinished draft has this code now, for whatever reason.</returns>
    public Task<string?> ResumeWithCodeAsync(string code, CancellationToken cancellationToken) => ResumeAsync(Keyed(codeKey, code), cancellationToken);

    /// <summary>The same with the secret of a link.</summary>
    public Task<string?> ResumeWithLinkAsync(string secret, CancellationToken cancellationToken) => ResumeAsync(Keyed(linkKey, secret), cancellationToken);

    /// <summary>The person goes on in another language; every answer stays.</summary>
    /// <returns>False when there is no unfinished draft.</returns>
    public Task<bool> SpeakAsync(string? token, string language, CancellationToken cancellationToken) =>
        AlterAsync(token, (_, draft) => draft.Speak(language), cancellationToken);

    /// <summary>The draft of a cookie if this process has it in memory, without asking the database.</summary>
    public DraftState? Remembered(string? token) => string.IsNullOrEmpty(token) ? null : memory.Find(Hash(token), clock.GetCurrentInstant());

    // The cookie's secret follows from the code or link, by a key that only the clinic has. So two presses of the button, or a second try when the first answer
    // was lost on the way, give one and the same browser key, and neither closes the draft to the other.
    private async Task<string?> ResumeAsync(string secretHash, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            var now = clock.GetCurrentInstant();
            var row = await db.Drafts
                .Where(draft => draft.ExpiresAt > now && !draft.IsSent
                    && (draft.ResumeCodeHash == secretHash || (draft.ResumeLinkHash == secretHash && draft.ResumeLinkExpiresAt > now)))
                .Join(db.DataKeys, draft => draft.DataKeyId, key => key.Id, (draft, key) => new { draft, key })
                .FirstOrDefaultAsync(cancellationToken);
            if (row is null)
            {
                return null;
            }

            var draft = row.draft;
            var token = Keyed(tokenKey, $"{draft.Id:N}:{secretHash}");
            var (before, after) = (draft.TokenHash, Hash(token));
            if (before == after)
            {
                return token;
            }

            draft.MoveTo(after, secretHash, now);
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                memory.Close(before, draft.ExpiresAt);
                Remember(draft, row.key, isDeleted: false);
                return token;
            }
            catch (DbUpdateConcurrencyException) when (attempt < RetriesOnConflict)
            {
                // The same code at the same moment, or a Continue on the device before: look again.
            }
        }
    }

    // A change of an unfinished draft that is none of its answers.
    private async Task<bool> AlterAsync(string? token, Action<ClinicDbContext, Draft> change, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            if (await ReadAsync(db, token, cancellationToken) is not ({ IsSent: false } draft, var key))
            {
                return false;
            }

            change(db, draft);
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                Remember(draft, key, isDeleted: false);
                return true;
            }
            catch (DbUpdateException error) when (attempt < RetriesOnConflict && (error is DbUpdateConcurrencyException || errors.IsDuplicate(error)))
            {
                // Another tab was quicker, or another draft has this very code.
            }
        }
    }

    private static string LinkPath(string secret, string language) => language == "en" ? $"/resume?key={secret}" : $"/resume?key={secret}&language={language}";

    private static string Keyed(byte[] key, string secret) => Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(secret)));
}
