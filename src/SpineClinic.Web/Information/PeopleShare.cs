using System.Globalization;
using System.Text.RegularExpressions;

namespace SpineClinic.Web.Information;

/// <summary>How many people of 10, 100 or 1,000, drawn as so many small figures.</summary>
/// <param name="Low">The lowest number that was found; 0 for "fewer than 1".</param>
/// <param name="High">The highest; the same where there is one number.</param>
/// <param name="Of">10, 100 or 1,000.</param>
public sealed partial record PeopleShare(int Low, int High, int Of)
{
    private const int FewInRow = 20;
    private const int ManyInRow = 50;

    /// <summary>Figures of one row. All drawings are equally wide, so that 100 figures of gain are as large as 100 of harm.</summary>
    public int InRow => Of > 100 ? ManyInRow : FewInRow;

    public bool IsRange => Low != High;

    /// <summary>Such as "10 to 24 in 100", in the language of articles.</summary>
    public string Text => $"{Count} in {Say(Of)}";

    /// <summary>The same without the denominator.</summary>
    public string Count => Low == 0 ? $"fewer than 1{(High > 1 ? $" to {Say(High)}" : "")}" : IsRange ? $"{Say(Low)} to {Say(High)}" : Say(Low);

    /// <summary>The denominator in words of articles.</summary>
    public string Total => Say(Of);

    /// <summary>Reads "people:10-24/100"; null when it is none, or more people than there are.</summary>
    /// <param name="address">What stands in the brackets of a picture in an article.</param>
    internal static PeopleShare? FromAddress(string? address) => Address().Match(address ?? "") is { Success: true } match ? Make(match) : null;

    /// <summary>Every "10 to 24 in 100" of a sentence.</summary>
    /// <param name="sentence">Of an article.</param>
    public static IReadOnlyList<PeopleShare> In(string sentence) => [.. Words().Matches(sentence).Select(Make).OfType<PeopleShare>()];

    private static PeopleShare? Make(Match match)
    {
        var first = Number(match.Groups["low"].Value);
        var last = match.Groups["high"].Success ? Number(match.Groups["high"].Value) : first;
        var share = new PeopleShare(match.Groups["fewer"].Success ? first - 1 : first, last, Number(match.Groups["of"].Value));
        return share.Low <= share.High && share.High is > 0 && share.High <= share.Of ? share : null;
    }

    private static int Number(string text) => int.Parse(text, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);

    private static string Say(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^people:(?<low>\d{1,4})(-(?<high>\d{1,4}))?/(?<of>10|100|1000)$")]
    private static partial Regex Address();

    [GeneratedRegex(@"(?<fewer>[Ff]ewer than )?(?<![\d,])(?<low>\d[\d,]{0,4})( to (?<high>\d[\d,]{0,4}))? in (?<of>10|100|1,000)(?!,?\d)")]
    private static partial Regex Words();
}
