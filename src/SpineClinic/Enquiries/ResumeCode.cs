using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SpineClinic.Enquiries;

/// <summary>
/// The code with which a saved draft is opened on another device: three words and four digits, such as "river apple stone 4821". People write it down and
/// type it again, so no two words are one letter apart, and it is read however it was typed. There are more than 2^41 codes.
/// </summary>
public static class ResumeCode
{
    private const int WordCount = 3;
    private const int DigitCount = 4;

    // Longer than any code with the marks that people put in between; the rest of what was pasted is not looked at.
    private const int LongestTyped = 200;

    /// <summary>The words there are, in lower case, each once.</summary>
    public static IReadOnlyList<string> Words { get; } = ReadWords();

    /// <summary>A new code; every code is equally likely.</summary>
    public static string New()
    {
        var parts = Enumerable.Range(0, WordCount).Select(_ => Words[RandomNumberGenerator.GetInt32(Words.Count)]);
        return $"{string.Join(' ', parts)} {RandomNumberGenerator.GetInt32(10_000).ToString("D4", CultureInfo.InvariantCulture)}";
    }

    /// <summary>Reads a code as a person types it: any case, any marks and spaces between its parts, wide letters, and the digits of any script.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="code">The code as <see cref="New"/> writes it.</param>
    /// <returns>False when it is not three words and four digits. Whether there is such a code, and such words, it does not say.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out string? code)
    {
        var typed = Plain(text ?? "");
        var words = new List<string>();
        var digits = new StringBuilder();
        for (var i = 0; i < typed.Length; i++)
        {
            var start = i;
            while (i < typed.Length && char.IsLetter(typed[i]))
            {
                i++;
            }

            if (i > start)
            {
                words.Add(typed[start..i].ToLowerInvariant());
            }

            if (i < typed.Length && CharUnicodeInfo.GetDecimalDigitValue(typed[i]) is >= 0 and var digit)
            {
                digits.Append((char)('0' + digit));
            }
        }

        code = words.Count == WordCount && digits.Length == DigitCount ? $"{string.Join(' ', words)} {digits}" : null;
        return code is not null;
    }

    // Without marks of direction and other signs that cannot be seen: they come along when a code is copied from a page that is read from right to left.
    private static string Plain(string text)
    {
        var seen = (text.Length > LongestTyped ? text[..LongestTyped] : text).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.Format && !char.IsSurrogate(c));
        return new string([.. seen]).Normalize(NormalizationForm.FormKC);
    }

    private static string[] ReadWords()
    {
        using var stream = typeof(ResumeCode).Assembly.GetManifestResourceStream("SpineClinic.Enquiries.Data.resume-words.txt")
            ?? throw new InvalidDataException("No list of words for codes.");
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(line => line[0] != '#')];
    }
}
