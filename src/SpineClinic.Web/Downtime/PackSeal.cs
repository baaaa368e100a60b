using System.Security.Cryptography;
using System.Text;

namespace SpineClinic.Web.Downtime;

/// <summary>
/// Seals a downtime pack into one HTML file that asks for the passphrase and opens itself: any browser can, without a network. AES-256-GCM with a key of PBKDF2
/// (SHA-256), a salt and a nonce of its own for every file. Source of the number of rounds: OWASP Password Storage Cheat Sheet, 2023.
/// </summary>
public static class PackSeal
{
    /// <summary>Shorter passphrases are refused: a file can be tried for as long as somebody likes.</summary>
    public const int LeastCharacters = 16;

    private const int Rounds = 600_000;
    private const int SaltBytes = 16;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int KeyBytes = 32;
    private static readonly string Envelope = ReadEnvelope();

    /// <param name="document">HTML, as it is to be printed.</param>
    /// <param name="title">What stands above the question; nothing secret.</param>
    /// <param name="passphrase">What opens it.</param>
    /// <exception cref="ArgumentException">The passphrase is too short.</exception>
    public static string Seal(string document, string title, string passphrase)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(passphrase);
        if (passphrase.Length < LeastCharacters)
        {
            throw new ArgumentException($"A passphrase has at least {LeastCharacters} characters.", nameof(passphrase));
        }

        var (salt, nonce) = (RandomNumberGenerator.GetBytes(SaltBytes), RandomNumberGenerator.GetBytes(NonceBytes));
        var text = Encoding.UTF8.GetBytes(document);
        var sealedText = new byte[text.Length + TagBytes];
        using var cipher = new AesGcm(Rfc2898DeriveBytes.Pbkdf2(passphrase.Normalize(NormalizationForm.FormC), salt, Rounds, HashAlgorithmName.SHA256, KeyBytes), TagBytes);

        // The tag stands behind the text, as browsers expect it.
        cipher.Encrypt(nonce, text, sealedText.AsSpan(0, text.Length), sealedText.AsSpan(text.Length));
        return Envelope
            .Replace("{rounds}", $"{Rounds}", StringComparison.Ordinal)
            .Replace("{salt}", Convert.ToBase64String(salt), StringComparison.Ordinal)
            .Replace("{nonce}", Convert.ToBase64String(nonce), StringComparison.Ordinal)
            .Replace("{sealed}", Convert.ToBase64String(sealedText), StringComparison.Ordinal)
            .Replace("{title}", System.Net.WebUtility.HtmlEncode(title), StringComparison.Ordinal);
    }

    private static string ReadEnvelope()
    {
        using var stream = typeof(PackSeal).Assembly.GetManifestResourceStream("SpineClinic.Web.Downtime.Envelope.html") ?? throw new InvalidOperationException("The envelope of downtime packs is missing.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
