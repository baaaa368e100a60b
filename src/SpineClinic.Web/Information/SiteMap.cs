using System.Globalization;
using System.Xml.Linq;
using NodaTime;
using SpineClinic.Enquiries;
using SpineClinic.Mail;
using SpineClinic.Web.Patients;

namespace SpineClinic.Web.Information;

/// <summary>Every page that search engines may show, in each language that it can be read in, with the day of its last review.</summary>
public static class SiteMap
{
    private static readonly XNamespace Map = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static readonly XNamespace Xhtml = "http://www.w3.org/1999/xhtml";

    /// <summary>The file /sitemap.xml: pages in each of the languages, of which the first is the default one; texts, with the day of their last review, in that one only.</summary>
    public static string Write(ClinicAddress site, IEnumerable<string> pages, IReadOnlyList<Wording> languages, IEnumerable<(string Address, LocalDate? ReviewedOn)> texts)
    {
        ArgumentNullException.ThrowIfNull(site);
        var map = new XElement(
            Map + "urlset",
            new XAttribute(XNamespace.Xmlns + "xhtml", Xhtml.NamespaceName),
            pages.SelectMany(page => languages.Select(words => Url(page, words, languages, null))),
            languages.Count == 0 ? null : texts.Select(text => Url(text.Address, languages[0], [languages[0]], text.ReviewedOn?.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture))));
        return $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{map}\n";

        XElement Url(string page, Wording words, IReadOnlyList<Wording> all, string? changed) => new(
            Map + "url",
            new XElement(Map + "loc", In(page, words)),
            changed is null ? null : new XElement(Map + "lastmod", changed),
            all.Count < 2 ? null : all.Select(other => Link(other.Language, In(page, other))).Append(Link("x-default", In(page, languages[0]))));

        string In(string page, Wording words) => site.Of(FormPages.InLanguage(page, words.Language));
    }

    private static XElement Link(string language, string address) =>
        new(Xhtml + "link", new XAttribute("rel", "alternate"), new XAttribute("hreflang", language), new XAttribute("href", address));
}
