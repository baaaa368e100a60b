namespace SpineClinic.Enquiries;

/// <summary>A language in which an emergency page would have a gap is not offered at all. English is the measure; the second form ("they") may have fewer texts.</summary>
public static class StopTexts
{
    private const string Measure = "en";
    private static readonly string[] Pages = [FormRoute.Emergency, FormRoute.Urgent];

    /// <param name="wordings">One version of every language, English among them.</param>
    /// <exception cref="InvalidDataException">It names the language and the first text that is missing or blank.</exception>
    public static void Check(IReadOnlyList<Wording> wordings)
    {
        ArgumentNullException.ThrowIfNull(wordings);
        var wanted = Of(wordings.First(words => words.Language == Measure));
        foreach (var words in wordings)
        {
            if (wanted.Except(Of(words)).FirstOrDefault() is { } missing)
            {
                throw new InvalidDataException($"The words in '{words.Language}' cannot be offered: '{missing}' is missing.");
            }
        }
    }

    private static List<string> Of(Wording words) =>
        [.. Pages.SelectMany(page => words.KeysOf(page).Select(key => $"pages.{page}.{key}")), .. words.CommonKeys.Where(key => key == "languageName").Select(key => $"common.{key}")];
}
