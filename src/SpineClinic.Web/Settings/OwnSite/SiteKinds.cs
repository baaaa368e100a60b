using SpineClinic.Booking;
using SpineClinic.Web.Information;
using SpineClinic.Website;

namespace SpineClinic.Web.Settings.OwnSite;

/// <summary>Every page of the public site's settings.</summary>
public static class SiteKinds
{
    /// <summary>The field that says that what has this id is to be added.</summary>
    public const string IsNew = "new";

    public static SiteKind Look { get; } = new(
        "look", "Name, logo and colours", typeof(LookFields), (model, _) => SiteForms.Look(model.View.Clinic),
        (settings, model, _, form, token) => settings.ChangeLookAsync(model.Actor, form, token))
    {
        Try = (settings, model, form, token) => settings.TryLookAsync(model.Actor, form, token),
        SaveText = "Save this look",
    };

    public static SiteKind Hours { get; } = new(
        "hours", "Opening hours", typeof(HoursFields), (model, _) => SiteForms.Hours(model.View.Clinic),
        (settings, model, _, form, token) => settings.ChangeHoursAsync(model.Actor, form, token))
    {
        Try = (settings, model, form, token) => settings.TryHoursAsync(model.Actor, form, token),
        Shown = typeof(ContactPage),
        SaveText = "Save these hours",
    };

    public static SiteKind Articles { get; } = new(
        "articles", "Our ready-made pages", typeof(ArticlesFields), (model, _) => SiteForms.Articles(model.View.Clinic, Addresses(model)),
        (settings, model, _, form, token) => settings.ChangeArticlesAsync(model.Actor, form, Addresses(model), token))
    {
        Try = (settings, model, form, token) => settings.TryArticlesAsync(model.Actor, form, Addresses(model), token),
        SaveText = "Show these pages",
    };

    public static SiteKind Pages { get; } = new(
        "pages", "Add a page", typeof(PageFields), (model, id) => model.View.Pages.FirstOrDefault(page => page.Id == id) is { } page ? SiteForms.Of(page) : null,
        (settings, model, id, form, token) => settings.ChangePageAsync(model.Actor, id, form[IsNew] == "yes", form, token))
    {
        Name = (view, id) => view.Pages.FirstOrDefault(page => page.Id == id)?.Title,
        New = _ => new ShapeForm().With("published", isTicked: true),
        Remove = (settings, actor, id, form, token) => settings.RemovePageAsync(actor, id, form, token),
        LongestText = ClinicPage.LongestText,
    };

    public static SiteKind News { get; } = new(
        "news", "Add news", typeof(NewsFields), (model, id) => model.View.News.FirstOrDefault(item => item.Id == id) is { } item ? SiteForms.Of(item) : null,
        (settings, model, id, form, token) => settings.ChangeNewsAsync(model.Actor, id, form[IsNew] == "yes", form, token))
    {
        Name = (view, id) => view.News.FirstOrDefault(item => item.Id == id)?.Title,
        New = view => new ShapeForm().With("from", view.Today),
        Remove = (settings, actor, id, form, token) => settings.RemoveNewsAsync(actor, id, form, token),
        LongestText = NewsItem.LongestText,
    };

    public static SiteKind Team { get; } = new(
        "team", "Team", typeof(TeamFields), (model, id) => model.View.Specialists.Any(one => one.Id == id) ? SiteForms.Of(model.View.ProfileOf(id)) : null,
        (settings, model, id, form, token) => settings.ChangeProfileAsync(model.Actor, id, form, token))
    {
        Name = (view, id) => view.Specialists.FirstOrDefault(one => one.Id == id)?.Name,
        LongestText = TeamProfile.LongestText,
    };

    public static IReadOnlyList<SiteKind> All { get; } = [Look, Hours, Articles, Pages, News, Team];

    private static List<string> Addresses(SiteModel model) => [.. model.Articles.Select(article => article.Address)];
}
