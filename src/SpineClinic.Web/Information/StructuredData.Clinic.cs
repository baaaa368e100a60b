using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;
using SpineClinic.Mail;
using SpineClinic.Specialists;
using SpineClinic.Web.Patients;

namespace SpineClinic.Web.Information;

/// <summary>The clinic, its sites and its people.</summary>
public static partial class StructuredData
{
    // As many as a year of holidays has; each is a line in every home page.
    private const int MostClosures = 20;

    /// <summary>The clinic: where it is on the web and on the map, its number, when somebody is there and when nobody is. Several sites are departments of it.</summary>
    public static JsonObject Clinic(PatientContext context, ClinicAddress site)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(site);
        var clinic = Named(context, site);
        clinic["telephone"] = context.Clinic.Phone;
        AddAddress(clinic, context);
        var houses = context.Site.Sites;
        if (houses.Count > 1)
        {
            clinic["department"] = new JsonArray([.. houses.Select(house => Department(context, site, house))]);
        }

        if (context.Clinic.OpeningHours.Count > 0)
        {
            clinic["openingHoursSpecification"] = new JsonArray([.. context.Clinic.OpeningHours
                .GroupBy(row => (row.Opens, row.Closes)).OrderBy(hours => hours.Key.Opens).ThenBy(hours => hours.Key.Closes).Select(hours => Hours(hours.Key.Opens, hours.Key.Closes, hours))]);
        }

        AddClosures(clinic, context, closure => closure.SiteId is not { } one || (houses is [var only] && only.Id == one));
        return Top(clinic);
    }

    /// <summary>Somebody of the clinic, as their page shows them. Only who is on a register of doctors is called one; what others are, the clinic does not say.</summary>
    public static JsonObject Member(PatientContext context, ClinicAddress site, TeamMember member, string description)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(member);
        var profile = member.Profile;
        var data = new JsonObject { ["@type"] = member.IsDoctor ? "Physician" : "Person", ["name"] = member.Specialist.Name, ["url"] = site.Of(profile.Address), ["description"] = description };
        if (profile.RegistrationBody.Length > 0 && profile.RegistrationNumber.Length > 0)
        {
            data["identifier"] = new JsonObject { ["@type"] = "PropertyValue", ["name"] = profile.RegistrationBody, ["value"] = profile.RegistrationNumber };
        }

        if (member.Specialist.Languages.Count > 0)
        {
            data["knowsLanguage"] = new JsonArray([.. member.Specialist.Languages.Select(code => JsonValue.Create(code))]);
        }

        // To the vocabulary a physician is an organisation with an address, which has no place of work; a person is the other way round.
        if (member.IsDoctor)
        {
            data["memberOf"] = Named(context, site);
            data["telephone"] = context.Clinic.Phone;
            AddAddress(data, context);
            return Top(data);
        }

        data["worksFor"] = Named(context, site);
        if (profile.PostNominals.Length > 0)
        {
            data["honorificSuffix"] = profile.PostNominals;
        }

        if (context.Site.Sites.Count > 0)
        {
            data["workLocation"] = OneOrAll(context.Site.Sites.Select(house => new JsonObject { ["@type"] = "Place", ["name"] = house.Name, ["address"] = Address(context, house) }));
        }

        return Top(data);
    }

    private static JsonObject Department(PatientContext context, ClinicAddress site, Site house)
    {
        var department = new JsonObject
        {
            ["@type"] = "MedicalClinic",
            ["name"] = house.Name,
            ["url"] = site.Of("/contact"),
            ["telephone"] = house.Phone.Length > 0 ? house.Phone : context.Clinic.Phone,
            ["address"] = Address(context, house),
        };
        AddClosures(department, context, closure => closure.SiteId == house.Id);
        return department;
    }

    private static void AddAddress(JsonObject to, PatientContext context)
    {
        if (context.Site.Sites.Count > 0)
        {
            to["address"] = OneOrAll(context.Site.Sites.Select(house => Address(context, house)));
        }
    }

    // A clinic types its address in one line. Where in it the street ends, nobody can tell for every country.
    private static JsonObject Address(PatientContext context, Site house)
    {
        var address = new JsonObject { ["@type"] = "PostalAddress", ["streetAddress"] = house.Address };
        if (context.Clinic.Jurisdiction.Split('-')[0] is { Length: 2 } country)
        {
            address["addressCountry"] = country;
        }

        return address;
    }

    private static void AddClosures(JsonObject to, PatientContext context, Func<Closure, bool> concerns)
    {
        if (OpeningTimes.Closures(context).Where(concerns).Take(MostClosures).ToList() is { Count: > 0 } closures)
        {
            to["specialOpeningHoursSpecification"] = new JsonArray([.. closures.Select(Closed)]);
        }
    }

    private static JsonObject Hours(LocalTime opens, LocalTime closes, IEnumerable<OpeningHours> rows) => new()
    {
        ["@type"] = "OpeningHoursSpecification",
        ["dayOfWeek"] = new JsonArray([.. rows.Select(row => row.Day).Distinct().Order().Select(day => JsonValue.Create($"{Vocabulary}/{day}"))]),
        ["opens"] = opens.ToString("HH:mm", CultureInfo.InvariantCulture),

        // "00:00" would be the morning before.
        ["closes"] = closes == LocalTime.Midnight ? "23:59" : closes.ToString("HH:mm", CultureInfo.InvariantCulture),
    };

    // No time between its opening and its closing is how the vocabulary says closed.
    private static JsonObject Closed(Closure closure) => new()
    {
        ["@type"] = "OpeningHoursSpecification",
        ["validFrom"] = Day(closure.First),
        ["validThrough"] = Day(closure.Last),
        ["opens"] = "00:00",
        ["closes"] = "00:00",
    };

    private static JsonNode OneOrAll(IEnumerable<JsonObject> things) => things.ToArray() is var all && all.Length == 1 ? all[0] : new JsonArray([.. all]);
}
