using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using SpineClinic.Web.Downtime;

namespace SpineClinic.Web.Tests.Downtime;

public sealed partial class PackSealTests
{
    private const string Passphrase = "five words in a row";
    private const string Words = "<h1>Zoë Quince, 07700 900123</h1>";

    [Theory]
    [InlineData("")]
    [InlineData("fifteen letters")]
    public void What_is_guessed_soon_seals_nothing(string passphrase) => Assert.Throws<ArgumentException>(() => PackSeal.Seal(Words, "Pack", passphrase));

    [Fact]
    public void It_says_nothing_until_it_is_opened_and_never_the_same_twice()
    {
        var (one, other) = (PackSeal.Seal(Words, "Pack <of> today", Passphrase), PackSeal.Seal(Words, "Pack <of> today", Passphrase));
        Assert.NotEqual(one, other);
        Assert.Contains("<h1>{sealed} Clinic</h1>", PackSeal.Seal(Words, "{sealed} Clinic", Passphrase), StringComparison.Ordinal);
        Assert.All(["Zo", "Quince", "07700", Passphrase], text => Assert.DoesNotContain(text, one, StringComparison.Ordinal));
        Assert.Contains("<h1>Pack &lt;of&gt; today</h1>", one, StringComparison.Ordinal);
        Assert.DoesNotContain("{", Holes().Replace(one, ""), StringComparison.Ordinal);
        Assert.DoesNotContain("http", one.Replace("http-equiv", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void The_passphrase_opens_it_another_does_not_and_what_was_changed_is_noticed()
    {
        var file = PackSeal.Seal(Words, "Pack", Passphrase);
        Assert.Equal(Words, Open(file, Passphrase));
        Assert.Throws<AuthenticationTagMismatchException>(() => Open(file, "Five words in a row"));
        var part = Parts().Matches(file)[^1].Groups[1].Value;
        Assert.Throws<AuthenticationTagMismatchException>(() => Open(file.Replace(part, (part[0] == 'A' ? 'B' : 'A') + part[1..], StringComparison.Ordinal), Passphrase));
    }

    // As the file itself does it.
    private static string Open(string file, string passphrase)
    {
        var parts = Parts().Matches(file).Select(match => Convert.FromBase64String(match.Groups[1].Value)).ToList();
        var rounds = int.Parse(Rounds().Match(file).Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
        Assert.True(rounds >= 600_000);
        using var cipher = new AesGcm(Rfc2898DeriveBytes.Pbkdf2(passphrase, parts[0], rounds, HashAlgorithmName.SHA256, 32), 16);
        var text = new byte[parts[2].Length - 16];
        cipher.Decrypt(parts[1], parts[2].AsSpan(0, text.Length), parts[2].AsSpan(text.Length), text);
        return Encoding.UTF8.GetString(text);
    }

    [GeneratedRegex("bytes\\(\"([^\"]+)\"\\)")]
    private static partial Regex Parts();

    [GeneratedRegex("iterations: (\\d+)")]
    private static partial Regex Rounds();

    // Style and script have braces of their own.
    [GeneratedRegex("<style>.*?</style>|<script>.*?</script>", RegexOptions.Singleline)]
    private static partial Regex Holes();
}
