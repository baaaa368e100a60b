using System.Globalization;
using System.Text;
using SpineClinic.Privacy;

namespace SpineClinic.Enquiries;

/// <summary>
/// Brings names into the form in which they are compared: lower case, without accents, in words. Nothing is shown in this form. Both sides of a comparison go
/// through it, so that it need not be right as a spelling, only the same.
/// </summary>
public static class NameFold
{
    private const char Apostrophe = '\'';
    private const int ShortestTail = 3;

    // What decomposition leaves alone: letters that people type in another way when their keyboard has none.
    private static readonly Dictionary<int, string> Plain = new()
    {
        ['ß'] = "ss",
        ['æ'] = "ae",
        ['œ'] = "oe",
        ['ø'] = "o",
        ['ł'] = "l",
        ['đ'] = "d",
        ['ð'] = "d",
        ['þ'] = "th",
        ['ħ'] = "h",
        ['ı'] = "i",
        ['ς'] = "σ",
        ['ى'] = "ي",
        ['ی'] = "ي",
        ['ة'] = "ه",
        ['ک'] = "ك",
        ['ٱ'] = "ا",
        ['ـ'] = "",
    };

    /// <summary>The words of what somebody looks for.</summary>
    public static IReadOnlyList<string> Words(string? text) => [.. Pieces(text).Select(Joined).Where(word => word.Length > 0)];

    /// <summary>
    /// The words by which a name is found: each of its own, "brien" of "O'Brien", and for scripts without spaces between names each part that the end is cut from.
    /// </summary>
    public static IReadOnlyList<string> WordsToFind(string? name)
    {
        var words = new List<string>();
        foreach (var piece in Pieces(name))
        {
            var joined = Joined(piece);
            words.Add(joined);
            if (piece[(piece.LastIndexOf(Apostrophe) + 1)..] is { Length: >= ShortestTail } tail && tail != joined)
            {
                words.Add(tail);
            }

            if (IsWrittenTogether(joined))
            {
                words.AddRange(Enumerable.Range(1, joined.Length - 1).Where(start => !char.IsLowSurrogate(joined[start])).Select(start => joined[start..]));
            }
        }

        return [.. words.Where(word => word.Length > 0)];
    }

    /// <summary>Whether it begins with a Chinese, Japanese or Korean sign: one sign is then as much as a word elsewhere.</summary>
    public static bool IsWrittenTogether(string word) => word is { Length: > 0 }
        && word.EnumerateRunes().First().Value is (>= 0x3040 and <= 0x30FF) or (>= 0x3400 and <= 0x9FFF) or (>= 0xAC00 and <= 0xD7A3) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF);

    /// <summary>The first <paramref name="length"/> characters, or one fewer rather than half a sign.</summary>
    public static string Cut(string word, int length)
    {
        ArgumentNullException.ThrowIfNull(word);
        return word.Length <= length ? word : word[..(char.IsHighSurrogate(word[length - 1]) ? length - 1 : length)];
    }

    private static string Joined(string piece) => piece.Replace("'", "", StringComparison.Ordinal);

    private static string[] Pieces(string? text)
    {
        var folded = new StringBuilder();
        foreach (var rune in PersonalText.Line(text).Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            var lower = Rune.ToLowerInvariant(rune);
            var category = Rune.GetUnicodeCategory(lower);
            if (Plain.TryGetValue(lower.Value, out var plain))
            {
                folded.Append(plain);
            }
            else if (lower.Value is Apostrophe or '’' or '‘' or 'ʼ' or '`' or '´')
            {
                folded.Append(Apostrophe);
            }
            else if (Rune.IsLetterOrDigit(lower) || category == UnicodeCategory.SpacingCombiningMark)
            {
                folded.Append(lower.ToString());
            }
            else if (category is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format))
            {
                folded.Append(' ');
            }
        }

        return folded.ToString().Normalize(NormalizationForm.FormC).Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }
}
