using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using NodaTime;
using SpineClinic.Mail;
using SpineClinic.Web.Patients;
using SpineClinic.Website;

namespace SpineClinic.Web.Information;

/// <summary>Pages in the words of schema.org, for search engines. It says nothing that our pages do not say.</summary>
public static partial class StructuredData
{
    private const string Vocabulary = "https://schema.org";

    // Any letter as it is; what could end the block or begin a tag is written as a number.
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>The text of a block of data. No word in it can end the block: "&lt;" does not stand in it.</summary>
    public static string Write(JsonObject data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return data.ToJsonString(Json);
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
        else if (article.Front.Treatment is { } treatment)
        {
            page["about"] = new JsonObject { ["@type"] = treatment.IsProcedure ? "MedicalProcedure" : "MedicalTherapy", ["name"] = treatment.Name };
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

    /// <summary>A page of ours about health that is no article; it is in the language that it is read in.</summary>
    public static JsonObject Medical(PatientContext context, ClinicAddress site, string title, string description, string address)
    {
        ArgumentNullException.ThrowIfNull(context);
        return Page("MedicalWebPage", context, site, title, description, context.Link(address), context.Words.Language);
    }

    /// <summary>A page that the clinic wrote.</summary>
    public static JsonObject Own(PatientContext context, ClinicAddress site, ClinicPage page)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(page);
        return Page("WebPage", context, site, page.Title, page.Summary, page.Address, context.Default.Language);
    }

    /// <summary>The list of those who see patients, in the clinic's own language, in which they are described.</summary>
    public static JsonObject Team(PatientContext context, ClinicAddress site)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(site);
        var (own, members) = (context.InDefault, context.Site.Team);
        var page = Page("CollectionPage", own, site, own.Page("site", "teamTitle"), own.Page("site", "teamLead"), "/team", own.Words.Language);
        page["hasPart"] = new JsonArray([.. members.Select(member => new JsonObject { ["@type"] = "WebPage", ["name"] = member.Specialist.Name, ["url"] = site.Of(member.Profile.Address) })]);
        return page;
    }

    /// <summary>The clinic's news, each with the day that stands beside it.</summary>
    public static JsonObject News(PatientContext context, ClinicAddress site)
    {
        ArgumentNullException.ThrowIfNull(context);
        var own = context.InDefault;
        var page = Page("CollectionPage", own, site, own.Page("site", "newsTitle"), context.Site.News[0].Title, "/news", own.Words.Language);
        page["hasPart"] = new JsonArray([.. context.Site.News.Select(NewsArticle)]);
        return page;
    }

    private static JsonObject NewsArticle(NewsItem item)
    {
        var news = new JsonObject { ["@type"] = "NewsArticle", ["headline"] = item.Title, ["datePublished"] = Day(item.From) };
        if (item.Until is { } until)
        {
            news["expires"] = Day(until);
        }

        return news;
    }

    private static JsonObject Page(string type, PatientContext context, ClinicAddress site, string title, string description, string address, string language)
    {
        ArgumentNullException.ThrowIfNull(site);
        var page = new JsonObject { ["@type"] = type, ["name"] = title, ["url"] = site.Of(address), ["inLanguage"] = language, ["publisher"] = Named(context, site) };
        if (description.Length > 0)
        {
            page["description"] = description;
        }

        return Top(page);
    }

    private static JsonObject Named(PatientContext context, ClinicAddress site) => new()
    {
        ["@type"] = "MedicalClinic",
        ["@id"] = site.Of("/#clinic"),
        ["name"] = context.Clinic.Name,
        ["url"] = site.Of("/"),
    };

    private static string Day(LocalDate day) => day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);

    private static JsonObject Top(JsonObject thing)
    {
        thing.Insert(0, "@context", Vocabulary);
        return thing;
    }
}
