using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SpineClinic.Testing;

/// <summary>The part of schema.org that our pages use: types, the properties they have there, and those that we do not leave out.</summary>
public static partial class SchemaOrg
{
    private const string Vocabulary = "https://schema.org";
    private static readonly string[] Addresses = ["url", "@id"];

    private static readonly Dictionary<string, (string[] Required, string[] Optional)> Types = new()
    {
        ["MedicalClinic"] = (["name", "url"], ["@id", "telephone", "openingHoursSpecification", "specialOpeningHoursSpecification", "address", "department", "email", "logo", "image", "employee"]),
        ["OpeningHoursSpecification"] = (["opens", "closes"], ["dayOfWeek", "validFrom", "validThrough"]),
        ["Place"] = (["name", "address"], ["telephone"]),
        ["PostalAddress"] = (["streetAddress"], ["addressLocality", "addressRegion", "postalCode", "addressCountry"]),
        ["MedicalWebPage"] = (["name", "url"], ["description", "inLanguage", "publisher", "about", "lastReviewed", "reviewedBy"]),
        ["WebPage"] = (["name", "url"], ["description", "inLanguage", "publisher"]),
        ["CollectionPage"] = (["name", "url", "description", "inLanguage"], ["publisher", "hasPart"]),
        ["NewsArticle"] = (["headline", "datePublished"], ["expires"]),
        ["MedicalCondition"] = (["name"], []),
        ["MedicalProcedure"] = (["name"], []),
        ["MedicalTherapy"] = (["name"], []),
        ["PropertyValue"] = (["name", "value"], []),

        // Who is a person works somewhere; a physician is an organisation to the vocabulary, and is somewhere.
        ["Person"] = (["name"], ["url", "description", "identifier", "knowsLanguage", "honorificSuffix", "worksFor", "workLocation"]),
        ["Physician"] = (["name", "url", "memberOf"], ["description", "image", "identifier", "knowsLanguage", "telephone", "address"]),
    };

    // What may stand there; a property that is not named here holds text.
    private static readonly Dictionary<string, string[]> Ranges = new()
    {
        ["address"] = ["PostalAddress"],
        ["department"] = ["MedicalClinic"],
        ["openingHoursSpecification"] = ["OpeningHoursSpecification"],
        ["specialOpeningHoursSpecification"] = ["OpeningHoursSpecification"],
        ["about"] = ["MedicalCondition", "MedicalProcedure", "MedicalTherapy"],
        ["publisher"] = ["MedicalClinic"],
        ["memberOf"] = ["MedicalClinic"],
        ["worksFor"] = ["MedicalClinic"],
        ["workLocation"] = ["Place"],
        ["reviewedBy"] = ["Person"],
        ["identifier"] = ["PropertyValue"],
        ["hasPart"] = ["MedicalWebPage", "WebPage", "NewsArticle"],
    };

    /// <summary>What is wrong with a block of data; empty when nothing is.</summary>
    public static IReadOnlyList<string> Faults(JsonObject data)
    {
        ArgumentNullException.ThrowIfNull(data);
        List<string> faults = [];
        if (data["@context"]?.GetValue<string>() != Vocabulary)
        {
            faults.Add("no vocabulary");
        }

        Look(data, faults);
        return faults;
    }

    private static string TypeOf(JsonObject thing) => thing["@type"]?.GetValue<string>() ?? "";

    private static void Look(JsonObject thing, List<string> faults)
    {
        var type = TypeOf(thing);
        if (!Types.TryGetValue(type, out var known))
        {
            faults.Add($"there is no type {type}");
            return;
        }

        faults.AddRange(known.Required.Where(name => thing[name] is null).Select(name => $"a {type} without {name}"));
        if (type == "OpeningHoursSpecification" && thing["dayOfWeek"] is null && (thing["validFrom"] is null || thing["validThrough"] is null))
        {
            faults.Add("hours that are of no day");
        }

        foreach (var (name, value) in thing.Where(pair => pair.Key is not ("@type" or "@context")))
        {
            if (!known.Required.Contains(name) && !known.Optional.Contains(name))
            {
                faults.Add($"a {type} has no {name}");
                continue;
            }

            foreach (var one in value is JsonArray many ? many.ToList() : [value])
            {
                Look(name, one, faults);
            }
        }
    }

    private static void Look(string name, JsonNode? value, List<string> faults)
    {
        var range = Ranges.GetValueOrDefault(name, []);
        if (value is JsonObject inner)
        {
            if (Types.ContainsKey(TypeOf(inner)) && !range.Contains(TypeOf(inner)))
            {
                faults.Add($"{name} is no {TypeOf(inner)}");
            }

            Look(inner, faults);
            return;
        }

        var text = value?.GetValue<string>() ?? "";
        if (range.Length > 0)
        {
            faults.Add($"{name} is no text: {text}");
            return;
        }

        var fault = name switch
        {
            _ when text.Length == 0 => $"{name} is empty",
            _ when Addresses.Contains(name) => Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? null : $"{name} is not an address: {text}",
            "lastReviewed" or "validFrom" or "validThrough" or "datePublished" or "expires" => Day().IsMatch(text) ? null : $"{name} is not a day: {text}",
            "opens" or "closes" => Time().IsMatch(text) ? null : $"{name} is not a time: {text}",
            "dayOfWeek" => Enum.GetNames<DayOfWeek>().Contains(text[(text.LastIndexOf('/') + 1)..]) && text.StartsWith(Vocabulary, StringComparison.Ordinal) ? null : $"{name} is not a day: {text}",
            _ => null,
        };
        if (fault is not null)
        {
            faults.Add(fault);
        }
    }

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}$")]
    private static partial Regex Day();

    [GeneratedRegex(@"^\d{2}:\d{2}$")]
    private static partial Regex Time();
}
