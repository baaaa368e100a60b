using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using NodaTime;
using SpineClinic.Mail;
using SpineClinic.Specialists;
using SpineClinic.Web.Patients;

namespace SpineClinic.Web.Information;

/// <summary>Pages in the words of schema.org, for search engines. It says nothing that our pages do not say.</summary>
public static class StructuredData
{
    private const string Vocabulary = "https://schema.org";

    // As many as a year of holidays has; each is a line in every home page.
    private const int MostClosures = 20;

    // Any letter as it is; what could end the block or begin a tag is written as a number.
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>The text of a block of data. No word in it can end the block: "&lt;" does not stand in it.</summary>
    public static string Write(JsonObject data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return data.ToJsonString(Json);
    }

    /// <summary>The clinic: where it is on the web, its number, and when somebody is there.</summary>
    public static JsonObject Clinic(PatientContext context, ClinicAddress site)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(site);
        var clinic = Named(context, site);
        clinic["telephone"] = context.Clinic.Phone;
        if (context.Site.Sites is [var only])
        {
            clinic["address"] = only.Address;
        }
        else if (context.Site.Sites.Count > 1)
        {
            clinic["location"] = new JsonArray([.. context.Site.Sites.Select(site => Place(context, site))]);
        }

        if (context.Clinic.OpeningHours.Count > 0)
        {
            clinic["openingHoursSpecification"] = new JsonArray([.. context.Clinic.OpeningHours
                .GroupBy(row => (row.Opens, row.Closes)).OrderBy(hours => hours.Key.Opens).ThenBy(hours => hours.Key.Closes).Select(hours => Hours(hours.Key.Opens, hours.Key.Closes, hours))]);
        }

        if (OpeningTimes.Closures(context).Where(closure => closure.SiteId is not { } one || context.Site.Sites is [var house] && house.Id == one).Take(MostClosures).ToList() is { Count: > 0 } closures)
        {
            clinic["specialOpeningHoursSpecification"] = new JsonArray([.. closures.Select(Closed)]);
        }

        return Top(clinic);
    }

    /// <summary>An article. It names who reviewed it and when only while the page itself says so; <paramref name="today"/> is civil, in the clinic's zone.</summary>
    public static JsonObject Article(PatientContext context, Article article, LocalDate today, ClinicAddress site)
    {
        ArgumentNullException.ThrowIfNull(article);
        var page = Page("MedicalWebPage", context, site, article.Front.Title, article.Front.Summary, article.Address, context.Default.Language);
        if (article.Kind == ArticleKind.Condition)
        {
            page["about"] = new JsonObject { ["@type"] = "MedicalCondition", ["name"] = article.Front.Title };
        }

        if (!article.IsUnderReview(today) && article.Front.ReviewedOn is { } on)
        {
            page["lastReviewed"] = Day(on);
            page["reviewedBy"] = new JsonObject { ["@type"] = "Person", ["name"] = article.Front.ReviewedBy };
        }

        return page;
    }

    /// <summary>A list of pages.</summary>
    public static JsonObject List(PatientContext context, ClinicAddress site, string title, string description, string address, IEnumerable<Article> articles)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(articles);
        var page = Page("CollectionPage", context, site, title, description, context.Link(address), context.Words.Language);
        page["hasPart"] = new JsonArray([.. articles.Select(article => new JsonObject { ["@type"] = "MedicalWebPage", ["name"] = article.Front.Title, ["url"] = site.Of(article.Address) })]);
        return page;
    }

    /// <summary>A doctor of the clinic as a page shows them: name, what is said of them (null where nothing is), and the page's address.</summary>
    public static JsonObject Physician(PatientContext context, ClinicAddress site, string name, string? description, string address)
    {
        ArgumentNullException.ThrowIfNull(site);
        var physician = new JsonObject { ["@type"] = "Physician", ["name"] = name, ["url"] = site.Of(address), ["memberOf"] = Named(context, site) };
        if (description is not null)
        {
            physician["description"] = description;
        }

        return Top(physician);
    }

    private static JsonObject Page(string type, PatientContext context, ClinicAddress site, string title, string description, string address, string language) => Top(new JsonObject
    {
        ["@type"] = type,
        ["name"] = title,
        ["description"] = description,
        ["url"] = site.Of(address),
        ["inLanguage"] = language,
        ["publisher"] = Named(context, site),
    });

    private static JsonObject Named(PatientContext context, ClinicAddress site) => new()
    {
        ["@type"] = "MedicalClinic",
        ["@id"] = site.Of("/#clinic"),
        ["name"] = context.Clinic.Name,
        ["url"] = site.Of("/"),
    };

    private static JsonObject Place(PatientContext context, Site site) => new()
    {
        ["@type"] = "Place",
        ["name"] = site.Name,
        ["address"] = site.Address,
        ["telephone"] = site.Phone.Length > 0 ? site.Phone : context.Clinic.Phone,
    };

    private static JsonObject Hours(LocalTime opens, LocalTime closes, IEnumerable<OpeningHours> rows) => new()
    {
        ["@type"] = "OpeningHoursSpecification",
        ["dayOfWeek"] = new JsonArray([.. rows.Select(row => row.Day).Distinct().Order().Select(day => JsonValue.Create($"{Vocabulary}/{day}"))]),
        ["opens"] = opens.ToString("HH:mm", CultureInfo.InvariantCulture),
        ["closes"] = closes.ToString("HH:mm", CultureInfo.InvariantCulture),
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

    private static string Day(LocalDate day) => day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);

    private static JsonObject Top(JsonObject thing)
    {
        thing.Insert(0, "@context", Vocabulary);
        return thing;
    }
}
