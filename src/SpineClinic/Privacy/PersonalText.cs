using System.Globalization;
using System.Text;

namespace SpineClinic.Privacy;

/// <summary>Makes what a person typed or dictated safe to keep and to show, without changing a word of it.</summary>
public static class PersonalText
{
    /// <summary>One line: every run of white space becomes one space.</summary>
    public static string Line(string? text) => string.Join(' ', Clean(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Several lines: line ends become "\n"; white space at both ends goes.</summary>
    public static string Paragraphs(string? text) => Clean(text?.ReplaceLineEndings("\n")).Trim();

    /// <summary>What a person would count as characters: Unicode scalar values, so that one emoji or one Chinese sign is one.</summary>
    public static int Length(string text) => text.EnumerateRunes().Count();

    /// <summary>Whether nothing of it can be seen: white space, joiners, marks without a letter, and the few letters that are blank.</summary>
    public static bool IsBlank(string text) => text.EnumerateRunes().All(rune => Rune.IsWhiteSpace(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark
        || rune.Value is 0x115F or 0x1160 or 0x2800 or 0x3164 or 0xFFA0);

    private static string Clean(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (!IsUnsafe(rune))
            {
                kept.Append(rune);
            }
        }

        return kept.ToString().Normalize(NormalizationForm.FormC);
    }

    // Control characters cannot be typed and cannot be stored by every database; bidirectional overrides make a line read as something else than it says.
    // Joiners and direction marks stay: Arabic, Persian, Indic scripts and emoji need them.
    private static bool IsUnsafe(Rune rune) => rune.Value switch
    {
        '\n' or '\t' => false,
        >= 0x202A and <= 0x202E or >= 0x2066 and <= 0x2069 or 0xFEFF => true,
        _ => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate,
    };
}
