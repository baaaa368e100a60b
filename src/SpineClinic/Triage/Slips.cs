using SpineClinic.Enquiries;

namespace SpineClinic.Triage;

/// <summary>
/// One slip of the fingers: a letter too many, one too few, a wrong one, or two neighbours that changed places. Instead of comparing a word with every name
/// there is, all that it may have been meant as are looked up.
/// </summary>
public static class Slips
{
    /// <summary>Shorter words have too many neighbours to be of use.</summary>
    public const int ShortestWord = 4;

    // One more than keys have: what remains when one is left out is a whole key.
    private const int Looked = 8;

    // Letters that a finger may have meant, by script; of other scripts only what was typed is known.
    private static readonly string[] Alphabets =
        ["abcdefghijklmnopqrstuvwxyz", "абвгдежзиклмнопрстуфхцчшщъыьэюя", "αβγδεζηθικλμνξοπρστυφχψω", "ابتثجحخدذرزسشصضطظعغفقكلمنهوي", "אבגדהוזחטיכלמנסעפצקרשתךםןףץ"];

    /// <summary>All that are one slip away from <paramref name="word"/>, and itself.</summary>
    public static IReadOnlySet<string> Around(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        var letters = Alphabets.FirstOrDefault(alphabet => word.Any(alphabet.Contains)) ?? "";
        var around = new HashSet<string>(StringComparer.Ordinal) { word };
        for (var i = 0; i <= word.Length; i++)
        {
            around.UnionWith(letters.Select(letter => $"{word[..i]}{letter}{word[i..]}"));
            if (i < word.Length)
            {
                around.Add(word.Remove(i, 1));
                around.UnionWith(letters.Select(letter => $"{word[..i]}{letter}{word[(i + 1)..]}"));
            }

            if (i < word.Length - 1)
            {
                around.Add($"{word[..i]}{word[i + 1]}{word[i]}{word[(i + 2)..]}");
            }
        }

        return around;
    }

    /// <summary>Every word that is long enough, each as the one with a slip: in which of them it is nobody knows yet.</summary>
    public static IReadOnlyList<SlippedWord> Of(IReadOnlyList<string> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return [.. words.Where(word => word.Length >= ShortestWord).OrderByDescending(word => word.Length).Select(word => Of(word, [.. words.Where(other => other != word)]))];
    }

    /// <summary>Whether each of the words begins a word of the names, one of them with a slip at most.</summary>
    /// <param name="names">Folded, with a space before each word.</param>
    /// <param name="words">Folded.</param>
    public static bool Matches(string names, IReadOnlyList<string> words)
    {
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(words);
        var parts = names.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var wrong = words.Where(word => !parts.Any(part => part.StartsWith(word, StringComparison.Ordinal))).ToList();
        return wrong.Count == 0 || (wrong is [{ Length: >= ShortestWord } slip] && parts.Any(part => BeginsNear(part, slip)));
    }

    private static SlippedWord Of(string slipped, List<string> rest) => new(
        [.. Around(NameFold.Cut(slipped, Looked)).Where(word => word.Length >= (rest.Count > 0 ? SearchTerms.ShortestWord : ShortestWord)).Select(SearchTerms.WordToFind).OfType<string>().Distinct()],
        rest,
        [.. rest.Where(word => word.Length >= SearchTerms.ShortestWord).Select(SearchTerms.WordToFind).OfType<string>()]);

    private static bool BeginsNear(string part, string word) =>
        Enumerable.Range(word.Length - 1, 3).Where(length => length <= part.Length).Any(length => IsOneSlip(word, part[..length]));

    private static bool IsOneSlip(string one, string other)
    {
        var start = 0;
        while (start < one.Length && start < other.Length && one[start] == other[start])
        {
            start++;
        }

        var (a, b) = (one[start..], other[start..]);
        return a.Length == b.Length
            ? a.Length == 0 || a[1..] == b[1..] || (a.Length > 1 && a[0] == b[1] && a[1] == b[0] && a[2..] == b[2..])
            : a.Length > b.Length ? a[1..] == b : b[1..] == a;
    }
}
