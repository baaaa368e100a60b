namespace SpineClinic.Enquiries;

/// <summary>
/// What the words of a name or of an e-mail address begin with, or a reference, and what a phone number ends with, as 64 bits beside each key of it. Whoever does not have all the bits of what was typed is left out while the
/// keys are read; whoever has them is still compared, because several beginnings share a bit.
/// </summary>
/// <remarks>They are stored: whoever changes how they are made files every enquiry anew.</remarks>
public static class SearchMarks
{
    private const int Bits = 64;
    private const uint HashStart = 2_166_136_261u;

    // Lengths of the beginnings that have bits. Keys have three letters of each word already; two letters alone are typed often, and have two.
    private static readonly int[] Cuts = [1, 2, 4, 5, 6, 8];

    /// <summary>The bits of the names of an enquiry.</summary>
    public static long OfNames(string name, string? proxyName) => OfWords(NameFold.WordsToFind(name).Concat(NameFold.WordsToFind(proxyName)));

    /// <summary>The bits of a reference without "SC" and dashes, or of its beginning.</summary>
    public static long OfReference(string signs) => OfWord(signs);

    /// <summary>The bits of a phone number's digits, or of its last ones.</summary>
    public static long OfPhone(string digits) => OfWord(string.Concat(digits.Reverse()));

    /// <summary>The bits of folded words, or of the beginnings of words.</summary>
    public static long OfWords(IEnumerable<string> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return words.Aggregate(0L, (marks, word) => marks | OfWord(word));
    }

    /// <summary>
    /// The bits of an address in lower case, or of a part of it that begins where a word of it does: of what stands before the "@", and, when that is there too, of where its
    /// last word ends.
    /// </summary>
    public static long OfEmail(string part)
    {
        ArgumentNullException.ThrowIfNull(part);
        var at = part.IndexOf('@', StringComparison.Ordinal);
        string[] words = string.Concat((at < 0 ? part : part[..at]).Select(sign => char.IsLetterOrDigit(sign) ? sign : ' ')).Split(' ');
        return OfWords(words) | (at <= 0 ? 0 : Two(Hash($"{words[^1]}@")));
    }

    private static long OfWord(string word)
    {
        var marks = 0L;
        foreach (var cut in Cuts.Where(cut => cut <= word.Length))
        {
            var hash = Hash(word.AsSpan(0, cut));
            marks |= cut == 2 ? Two(hash) : One(hash);
        }

        return marks;
    }

    // FNV-1a: the same on every machine and for ever.
    private static uint Hash(ReadOnlySpan<char> letters)
    {
        var hash = HashStart;
        foreach (var letter in letters)
        {
            hash = (hash ^ letter) * 16_777_619u;
        }

        return hash;
    }

    // Its low bits alone are not spread well enough.
    private static long One(uint hash) => 1L << (int)((hash ^ (hash >> 15)) % Bits);

    private static long Two(uint hash) => One(hash) | One(hash * 2_654_435_761u);
}
