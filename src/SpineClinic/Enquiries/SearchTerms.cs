using System.Globalization;

namespace SpineClinic.Enquiries;

/// <summary>
/// The keys under which an enquiry is filed to be found. Each is looked up whole, never as the beginning of something, so that the newest of any number of
/// enquiries under one key are read without reading the others. Beginnings of words are keys of their own, at a few lengths.
/// </summary>
public static class SearchTerms
{
    /// <summary>Fewer letters of a name are not looked for, unless the name has no more.</summary>
    public const int ShortestWord = 3;

    /// <summary>Fewer digits of a phone number are not looked for.</summary>
    public const int ShortestPhone = 4;

    /// <summary>Fewer signs of a reference are not looked for.</summary>
    public const int ShortestReference = 3;

    /// <summary>Fewer signs of an e-mail address are not looked for.</summary>
    public const int ShortestEmail = 3;

    private const int MostWords = 8;
    private const int MostPairedWords = 4;
    private const int MostEmailStarts = 4;
    private static readonly int[] WordCuts = [3, 4, 5, 7];
    private static readonly int[] SignCuts = [1, 2, .. WordCuts];
    private static readonly int[] EmailCuts = [ShortestEmail, 6];

    /// <summary>Everything that an enquiry is found by: keys, each with the <see cref="SearchMarks"/> of what it is of.</summary>
    public static IReadOnlyDictionary<string, long> Of(string reference, string name, string? proxyName, string? phone, string? email)
    {
        var signs = Signs(reference);
        var terms = new Dictionary<string, long>(StringComparer.Ordinal) { [Reference(signs)] = SearchMarks.OfReference(signs) };
        var marks = SearchMarks.OfNames(name, proxyName);
        foreach (var whole in new[] { name, proxyName }.OfType<string>())
        {
            List<string> words = [.. NameFold.WordsToFind(whole).Take(MostWords)];
            Add(words.SelectMany(word => Cuts(word).Select(Word)), marks);
            List<string> paired = [.. words.Where(word => word.Length >= ShortestWord).Take(MostPairedWords)];
            Add(paired.SelectMany((one, i) => paired.Skip(i + 1).Select(other => Pair(one, other))), marks);
        }

        if (Digits(phone) is { Length: >= ShortestPhone } digits)
        {
            Add([Phone(digits)], SearchMarks.OfPhone(digits));
        }

        if (email is not null)
        {
            var address = EmailOf(email);
            var at = address.IndexOf('@', StringComparison.Ordinal);
            var starts = Enumerable.Range(0, Math.Max(at, 0)).Where(i => i == 0 || (!char.IsLetterOrDigit(address[i - 1]) && !char.IsLowSurrogate(address[i]))).Take(MostEmailStarts).Append(Math.Max(at, 0));
            Add(starts.Select(start => address[start..]).SelectMany(part => EmailCuts.Where(cut => cut <= part.Length).Select(cut => EmailPart(NameFold.Cut(part, cut)))), SearchMarks.OfEmail(address));
        }

        return terms;

        void Add(IEnumerable<string> keys, long marks)
        {
            foreach (var key in keys)
            {
                terms[key] = marks;
            }
        }
    }

    /// <summary>The key for the beginning of a name: as much of it as keys hold.</summary>
    /// <returns>Null when it is too short to look for.</returns>
    public static string? WordToFind(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        return word.Length == 0 ? null : word.Length < ShortestWord ? Word(word) : Word(Cuts(word).Last());
    }

    /// <summary>The key for two words of one name, in any order.</summary>
    public static string Pair(string one, string other)
    {
        var (a, b) = (NameFold.Cut(one, ShortestWord), NameFold.Cut(other, ShortestWord));
        return string.CompareOrdinal(a, b) <= 0 ? $"w:{a}+{b}" : $"w:{b}+{a}";
    }

    public static string Phone(string digits) => $"p:{digits[^ShortestPhone..]}";

    public static string Reference(string signs) => $"r:{signs[..ShortestReference]}";

    /// <summary>The key for a part of an e-mail address of at least <see cref="ShortestEmail"/> signs.</summary>
    public static string EmailToFind(string part)
    {
        ArgumentNullException.ThrowIfNull(part);
        return EmailPart(NameFold.Cut(part, EmailCuts.Last(cut => cut <= part.Length)));
    }

    /// <summary>The address as it is compared.</summary>
    public static string EmailOf(string email)
    {
        ArgumentNullException.ThrowIfNull(email);
        return email.ToLower(CultureInfo.InvariantCulture);
    }

    /// <summary>The digits of a phone number; empty when there is none.</summary>
    public static string Digits(string? phone) => string.Concat((phone ?? "").Where(char.IsAsciiDigit));

    /// <summary>The signs of a reference without "SC" and dashes.</summary>
    public static string Signs(string reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        return reference[3..].Replace("-", "", StringComparison.Ordinal);
    }

    private static string Word(string cut) => $"n:{cut}";

    private static string EmailPart(string cut) => $"e:{cut}";

    // Names of one or two letters are keys as they are; so is each single sign where names are written together.
    private static IEnumerable<string> Cuts(string word) => NameFold.IsWrittenTogether(word) ? CutsOf(word, SignCuts) : word.Length < ShortestWord ? [word] : CutsOf(word, WordCuts);

    private static IEnumerable<string> CutsOf(string word, int[] lengths) =>
        lengths.Where(length => length <= word.Length).Select(length => NameFold.Cut(word, length)).Where(cut => cut.Length > 0);
}
