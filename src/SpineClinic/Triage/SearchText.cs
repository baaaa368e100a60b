using System.Globalization;
using NodaTime;
using NodaTime.Text;
using SpineClinic.Enquiries;
using SpineClinic.Privacy;

namespace SpineClinic.Triage;

/// <summary>Understands what somebody typed into the one search box. Pure: the same text on the same day is read the same way.</summary>
public static class SearchText
{
    /// <summary>What is longer is cut off: no name, number or address is.</summary>
    public const int Longest = 254;

    private const string ReferencePrefix = "SC";
    private const int ReferenceBlock = 4;
    private const int MostWords = 6;
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    private static readonly LocalDatePattern[] Days =
        [.. new[] { "uuuu-MM-dd", "d/M/uuuu", "d.M.uuuu", "d MMM uuuu", "d MMMM uuuu" }.Select(pattern => LocalDatePattern.Create(pattern, English))];

    /// <param name="text">As it was typed.</param>
    /// <param name="region">Of a phone number without a country code: ISO 3166.</param>
    /// <param name="today">The clinic's day.</param>
    /// <returns>Every way to read it; none when there is too little of anything.</returns>
    public static IReadOnlyList<SearchReading> Read(string? text, string region, LocalDate today)
    {
        var line = PersonalText.Line(text);
        line = NameFold.Cut(line, Longest);
        if (line.Contains('@', StringComparison.Ordinal))
        {
            return [.. Email(line)];
        }

        if (Day(line, today) is { } day)
        {
            return [new SearchReading(SearchKind.Date, "", [], day)];
        }

        var readings = new List<SearchReading>();
        readings.AddRange(Reference(line));
        readings.AddRange(Phone(line, region));
        if (line.Any(char.IsLetter))
        {
            readings.AddRange(Name(line));
            if (!line.Contains(' ', StringComparison.Ordinal) && line.Any(sign => char.IsAsciiDigit(sign) || sign is '.' or '_'))
            {
                readings.AddRange(Email(line));
            }
        }

        return readings;
    }

    private static IEnumerable<SearchReading> Email(string line)
    {
        var part = SearchTerms.EmailOf(line.Replace(" ", "", StringComparison.Ordinal));
        return part.Length >= SearchTerms.ShortestEmail ? [new SearchReading(SearchKind.Email, part, [])] : [];
    }

    private static LocalDate? Day(string line, LocalDate today)
    {
        if (line.Equals("today", StringComparison.OrdinalIgnoreCase))
        {
            return today;
        }

        if (line.Equals("yesterday", StringComparison.OrdinalIgnoreCase))
        {
            return today.PlusDays(-1);
        }

        return Days.Select(pattern => pattern.Parse(line)).FirstOrDefault(result => result is { Success: true, Value.Year: > 1900 and < 2200 })?.Value;
    }

    // Without "SC" it must hold a digit, or be whole and right: there are names that are made of its signs.
    private static IEnumerable<SearchReading> Reference(string line)
    {
        var signs = string.Concat(line.ToUpperInvariant().Where(char.IsLetterOrDigit));
        var isMarked = signs.StartsWith(ReferencePrefix, StringComparison.Ordinal);
        var rest = isMarked ? signs[ReferencePrefix.Length..] : signs;
        return rest.Length is >= SearchTerms.ShortestReference and <= 6
            && rest.All(sign => EnquiryReference.Alphabet.Contains(sign, StringComparison.Ordinal))
            && (isMarked || rest.Any(char.IsAsciiDigit) || EnquiryReference.TryParse(rest, out _))
            ? [new SearchReading(SearchKind.Reference, rest.Length > ReferenceBlock ? $"{ReferencePrefix}-{rest[..ReferenceBlock]}-{rest[ReferenceBlock..]}" : $"{ReferencePrefix}-{rest}", [])]
            : [];
    }

    private static IEnumerable<SearchReading> Phone(string line, string region)
    {
        if (!line.All(sign => char.IsAsciiDigit(sign) || sign is ' ' or '(' or ')' or '-' or '+' or '.' or '/'))
        {
            return [];
        }

        if (ContactParser.Phone(line, region) is { } whole)
        {
            return [new SearchReading(SearchKind.Phone, SearchTerms.Digits(whole), [], IsWhole: true)];
        }

        // The end of a number, or a number with the zero of its own country in front.
        var digits = SearchTerms.Digits(line);
        return digits.Length is >= SearchTerms.ShortestPhone and <= 20 ? [new SearchReading(SearchKind.Phone, digits, [])] : [];
    }

    private static IEnumerable<SearchReading> Name(string line)
    {
        List<string> words = [.. NameFold.Words(line).Distinct().Take(MostWords)];
        return words.Count > 0 ? [new SearchReading(SearchKind.Name, "", words)] : [];
    }
}
