using System.Text.RegularExpressions;

namespace SpineClinic.Tests.Enquiries;

/// <summary>
/// The Flesch-Kincaid grade of English texts: 0.39 words per sentence + 11.8 syllables per word - 15.59. Each text, such as an answer, ends a sentence. Texts
/// of one or two words ("Yes") are left out: they would make anything look easy.
/// </summary>
internal static partial class ReadingAge
{
    private const int Shortest = 3;
    private static readonly Dictionary<string, int> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["a&e"] = 3,
        ["nhs"] = 3,
        ["gp"] = 2,
        ["area"] = 3,
        ["being"] = 2,
        ["area's"] = 3,
        ["something"] = 2,
        ["someone"] = 2,
        ["sometimes"] = 2,
        ["everyone"] = 3,
        ["somewhere"] = 2,
        ["everyday"] = 3,
        ["video"] = 3,
        ["poo"] = 1,
        ["pooing"] = 2,
        ["doing"] = 2,
        ["peeing"] = 2,
        ["going"] = 2,
        ["anyone"] = 3,
        ["anywhere"] = 3,
        ["clothes"] = 1,
        ["people"] = 2,
        ["business"] = 2,
        ["therefore"] = 2,
        ["idea"] = 3,
        ["really"] = 2,
        ["quiet"] = 2,
        ["diet"] = 2,
        ["safety"] = 2,
        ["useful"] = 2,
        ["carefully"] = 3,
    };

    public static Counts Count(IEnumerable<string> texts)
    {
        var (sentences, words, syllables) = (0, 0, 0);
        foreach (var sentence in texts.SelectMany(text => SentenceEnd().Split(text)))
        {
            var found = Word().Matches(sentence).Select(match => match.Value).ToList();
            if (found.Count >= Shortest)
            {
                sentences++;
                words += found.Count;
                syllables += found.Sum(Syllables);
            }
        }

        return new Counts(sentences, words, syllables);
    }

    /// <summary>A rule of thumb: groups of vowels, without an e that is not heard. A number counts as one.</summary>
    public static int Syllables(string word)
    {
        if (Known.TryGetValue(word, out var known))
        {
            return known;
        }

        var spoken = word.ToLowerInvariant().Replace("'s", "", StringComparison.Ordinal).Replace("n't", "", StringComparison.Ordinal);
        spoken = SilentEnding().Replace(spoken, "");
        var count = VowelGroup().Count(spoken) + Hiatus().Count(spoken);
        return Math.Max(1, count);
    }

    [GeneratedRegex(@"(?<=[.?!:;])\s+")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"A&E|[A-Za-z]+(?:['’][A-Za-z]+)?|\d+")]
    private static partial Regex Word();

    // "change", "changed", "changes" lose their e; "needed", "noses" and "little" keep a beat.
    [GeneratedRegex(@"(?<=[^aeiouy](?<![^aeiouyl]l))e$|(?<=[^td])ed$|(?<![sxzcg]|ch|sh)es$|(?<=[aeiouy][^aeiouytd])ely$")]
    private static partial Regex SilentEnding();

    [GeneratedRegex("[aeiouy]+")]
    private static partial Regex VowelGroup();

    // Two vowels that are two beats: "media", "area", "create", "fluid", "osteoporosis"; not "tion" and "cial".
    [GeneratedRegex("(?<![tcs])i(?=[ao](?!u))|eo|(?<=[^q])u(?=[ae]l)|ea(?=te?d?$)(?<=cre.)|yi(?=ng)")]
    private static partial Regex Hiatus();

    public sealed record Counts(int Sentences, int Words, int Syllables)
    {
        public double Grade => Words == 0 ? 0 : (0.39 * Words / Sentences) + (11.8 * Syllables / Words) - 15.59;

        public static Counts operator +(Counts one, Counts other) => new(one.Sentences + other.Sentences, one.Words + other.Words, one.Syllables + other.Syllables);
    }
}
