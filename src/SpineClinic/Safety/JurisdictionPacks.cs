using System.Text.Json;
using PhoneNumbers;

namespace SpineClinic.Safety;

/// <summary>Reads jurisdiction packs and refuses one that could show a wrong number, or no word at all, at the worst moment.</summary>
public static class JurisdictionPacks
{
    /// <summary>The languages in which every pack says where to go and whom to call; each language of the form is among them.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["en", "es", "de", "fr", "ar"];

    /// <param name="files">Name and text of each file.</param>
    /// <returns>The packs by id.</returns>
    /// <exception cref="InvalidDataException">A pack is wrong, or two share an id; the message names it.</exception>
    public static IReadOnlyDictionary<string, JurisdictionPack> ParseAll(IEnumerable<(string Name, string Json)> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        var packs = new Dictionary<string, JurisdictionPack>();
        foreach (var (name, json) in files)
        {
            var pack = Parse(name, json);
            if (!packs.TryAdd(pack.Id, pack))
            {
                throw Wrong(pack.Id, "two packs share this id");
            }
        }

        return packs;
    }

    /// <param name="name">What the file is called, for a text that has no id.</param>
    /// <param name="json">The file's text.</param>
    /// <exception cref="InvalidDataException">It names the pack and what is wrong with it.</exception>
    public static JurisdictionPack Parse(string name, string json)
    {
        JurisdictionPack? pack;
        try
        {
            pack = JsonSerializer.Deserialize<JurisdictionPack>(json, SafetyLibrary.Json);
        }
        catch (Exception notRead) when (notRead is JsonException or NodaTime.Text.UnparsableValueException)
        {
            throw new InvalidDataException($"Jurisdiction pack {name}: it cannot be read.", notRead);
        }

        return string.IsNullOrWhiteSpace(pack?.Id) ? throw Wrong(name, "it has no id")
            : Problem(pack) is { } problem ? throw Wrong(pack.Id, problem)
            : pack;
    }

    private static string? Problem(JurisdictionPack pack)
    {
        if (pack.Version < 1 || pack.AlsoWorks is null || pack.Deaf is null)
        {
            return "it has no version, no alsoWorks or no deaf";
        }

        return NumberProblem(pack) ?? WordProblem("hospital", pack.Hospital) ?? WordProblem("urgentCall", pack.UrgentCall) ?? LineProblem(pack)
            ?? (string.IsNullOrWhiteSpace(pack.ApprovedBy) ? "it has no approvedBy" : null)
            ?? (pack.ReviewBy <= pack.ApprovedOn ? $"reviewBy {pack.ReviewBy:yyyy-MM-dd} is not after approvedOn {pack.ApprovedOn:yyyy-MM-dd}" : null);
    }

    private static string? NumberProblem(JurisdictionPack pack)
    {
        // The pack for everywhere else names no number of its own: there is no region to check one against.
        if (pack.Id == JurisdictionPack.Elsewhere)
        {
            return pack.EmergencyNumber is null ? null : "it is for no region, so it cannot name an emergency number";
        }

        if (string.IsNullOrWhiteSpace(pack.Region) || !PhoneNumberUtil.GetInstance().GetSupportedRegions().Contains(pack.Region))
        {
            return $"region '{pack.Region}' is not one whose numbers are known";
        }

        return pack.AlsoWorks.Prepend(pack.EmergencyNumber ?? "").FirstOrDefault(number => !ShortNumberInfo.GetInstance().IsEmergencyNumber(number, pack.Region)) is { } wrong
            ? $"'{wrong}' is not an emergency number of {pack.Region}"
            : null;
    }

    private static string? WordProblem(string field, IReadOnlyDictionary<string, string>? words) =>
        Languages.FirstOrDefault(language => string.IsNullOrWhiteSpace(words?.GetValueOrDefault(language))) is { } missing ? $"{field} has no words in '{missing}'" : null;

    // The pages show a line's number, or else the host of its address.
    private static string? LineProblem(JurisdictionPack pack)
    {
        if (pack.Crisis is null or { Count: 0 })
        {
            return "it has no crisis line";
        }

        var lost = pack.Crisis.Concat(pack.Deaf).FirstOrDefault(line =>
            string.IsNullOrWhiteSpace(line.Label) || (string.IsNullOrWhiteSpace(line.Number) && !Uri.TryCreate(line.Url, UriKind.Absolute, out _)));
        return lost is null ? null : $"the line '{lost.Label}' has neither a number nor an address, or no label";
    }

    private static InvalidDataException Wrong(string pack, string problem) => new($"Jurisdiction pack {pack}: {problem}.");
}
