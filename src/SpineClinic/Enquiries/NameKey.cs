using System.Globalization;
using System.Text;

namespace SpineClinic.Enquiries;

/// <summary>
/// A name as it is compared: without case, accents, signs and the order of its words, so that "Quince, Zoe" finds "Zoë Quince". Names of any script keep their
/// letters. It is for finding people, never for saying that two are one.
/// </summary>
public static class NameKey
{
    /// <summary>Longest key kept, in UTF-16 units.</summary>
    public const int Longest = 240;

    // Letters that Unicode does not take apart, as people without that key type them.
    private static readonly Dictionary<char, string> Plain = new()
    {
        ['ß'] = "ss",
        ['æ'] = "ae",
        ['œ'] = "oe",
        ['ø'] = "o",
        ['ł'] = "l",
        ['đ'] = "d",
        ['ð'] = "d",
        ['þ'] = "th",
        ['ı'] = "i",
    };

    /// <returns>Empty when there is no letter or digit in it.</returns>
    public static string Of(string? name)
    {
        var kept = new StringBuilder();
        foreach (var sign in (name ?? "").ToLowerInvariant().Normalize(NormalizationForm.FormKD))
        {
            if (Plain.TryGetValue(sign, out var plain))
            {
                kept.Append(plain);
            }
            else if (char.IsLetterOrDigit(sign) || char.IsSurrogate(sign) || char.GetUnicodeCategory(sign) == UnicodeCategory.SpacingCombiningMark)
            {
                kept.Append(sign);
            }
            else if (char.GetUnicodeCategory(sign) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark) && sign is not ('\'' or '’'))
            {
                kept.Append(' ');
            }
        }

        var key = string.Join(' ', kept.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));
        var end = key.Length <= Longest ? key.Length : char.IsHighSurrogate(key[Longest - 1]) ? Longest - 1 : Longest;
        return key[..end];
    }
}
