using NodaTime;
using SpineClinic.Specialists;
using SpineClinic.Website;

namespace SpineClinic.Web.Information;

/// <summary>What the clinic has made its own of the public pages, as they show it.</summary>
/// <param name="Stored">Pages, news and profiles.</param>
/// <param name="Sites">By name.</param>
/// <param name="Specialists">Everyone, in the order of the clinic.</param>
/// <param name="Off">Addresses of our pages that this clinic does not show.</param>
/// <param name="Library">Our pages.</param>
/// <param name="Today">In the clinic's zone.</param>
public sealed record ClinicSite(
    PublicSite.Snapshot Stored, IReadOnlyList<Site> Sites, IReadOnlyList<Specialist> Specialists, IReadOnlyCollection<string> Off, InformationLibrary? Library, LocalDate Today)
{
    private static readonly string[] Always = ["/", "/emergency", "/contact", "/privacy", "/cookies", "/accessibility", "/enquire", "/status", "/resume"];

    /// <summary>Nothing of its own, and all of our pages.</summary>
    public static ClinicSite Nothing { get; } = new(PublicSite.Snapshot.Nothing, [], [], [], null, LocalDate.MinIsoValue);

    public IReadOnlyList<NewsItem> News => [.. Stored.News.Where(item => item.IsCurrent(Today))];

    public IReadOnlyList<ClinicPage> Pages => Stored.Pages;

    /// <summary>Those who see patients here and whose profile is published, in the order of the clinic.</summary>
    public IReadOnlyList<TeamMember> Team =>
    [
        .. from specialist in Specialists
           where specialist.IsActive
           from profile in Stored.Profiles
           where profile.SpecialistId == specialist.Id && profile.IsPublished
           select new TeamMember(specialist, profile),
    ];

    /// <summary>Set while what the clinic has added cannot be read: then it may well have a page that is not known here.</summary>
    public bool IsUnread { get; init; }

    /// <summary>Whether an address of ours, from "/", is a page that patients find, whatever follows its path.</summary>
    public bool IsShown(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var path = address.Split('?', '#')[0];
        return path switch
        {
            "/conditions" => Has(ArticleKind.Condition),
            "/treatments" => Has(ArticleKind.Treatment),
            _ => Always.Contains(path) || Addresses.Contains(path) || (IsOn(path) && (Library is null || Library.Find(path) is not null)),
        };
    }

    /// <summary>The same, or a page of ours that this clinic has switched off: a link to it is shown as plain words until it is on again.</summary>
    public bool IsKnown(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var path = address.Split('?', '#')[0];
        return IsShown(address) || path is "/conditions" or "/treatments" || Library?.Find(path) is not null;
    }

    /// <summary>Whether this clinic has not switched off a page of ours.</summary>
    public bool IsOn(string address) => !Off.Contains(address);

    /// <summary>Our pages of a kind that are shown, in their order.</summary>
    public IReadOnlyList<Article> Of(ArticleKind kind) => [.. (Library?.Of(kind) ?? []).Where(article => IsOn(article.Address))];

    /// <summary>Whether there is anything to list of a kind.</summary>
    public bool Has(ArticleKind kind) => Library is null || Of(kind).Count > 0;

    /// <summary>Addresses of all pages that the clinic has added, for search engines.</summary>
    public IEnumerable<string> Addresses =>
    [
        .. Team.Count > 0 ? ["/team", .. Team.Select(member => member.Profile.Address)] : Array.Empty<string>(),
        .. News.Count > 0 ? ["/news"] : Array.Empty<string>(),
        .. Pages.Select(page => page.Address),
    ];
}
