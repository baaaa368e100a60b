using Bunit;
using NodaTime;
using SpineClinic.Booking;
using SpineClinic.Specialists;
using SpineClinic.Web.Information;
using SpineClinic.Web.Settings.OwnSite;
using SpineClinic.Web.Tests.Information;
using SpineClinic.Website;

namespace SpineClinic.Web.Tests.Settings.OwnSite;

/// <summary>A small clinic with a page, news, a site and a profile of its own.</summary>
public abstract class OwnSiteContext : SettingsContext
{
    protected static LocalDate Today { get; } = new(2026, 11, 24);

    protected static Specialist Back { get; } = new("Dr <Back>", "back@clinic.example", ["leg"], null);

    protected static ClinicPage Visit { get; } = MakePage();

    protected static NewsItem Door { get; } = MakeNews();

    protected static SiteModel Model(bool isEmpty = false, params string[] off)
    {
        var context = Patient();
        context.Clinic.PagesOff.AddRange(off);
        var profile = new TeamProfile(Back.Id, "dr-back");
        profile.Write("FRCS", "Register", "0001234", "Sciatica", "I listen.", isPublished: true);
        var view = isEmpty
            ? new SiteView(context.Clinic, [], [], [], [], [], Today)
            : new SiteView(context.Clinic, [new Site("Hillside <1>", "1 Hill Road", "") { Access = "No step." }], [Back], [profile], [Visit], [Door], Today);
        var site = new ClinicSite(new PublicSite.Snapshot(view.Pages, view.News, view.Profiles), view.Sites, view.Specialists, off, ArticleFiles.Library, Today);
        return new SiteModel(Manager, context with { Site = site }, view, ArticleFiles.Library.Articles);
    }

    protected IRenderedComponent<TFields> Fields<TFields>(ShapeForm form, Guid id = default, SiteModel? model = null)
        where TFields : SiteFields => Render<TFields>(parameters => parameters.Add(fields => fields.Model, model ?? Model()).Add(fields => fields.Form, form).Add(fields => fields.Id, id));

    /// <summary>A form with nonsense in every field and a problem at each.</summary>
    protected static ShapeForm Wrong(params string[] fields)
    {
        var form = fields.Aggregate(new ShapeForm(), (filled, field) => filled.With(field, "<b>"));
        foreach (var field in fields)
        {
            form.Refuse(field, $"Mend {field}");
        }

        return form;
    }

    /// <summary>What was typed stands in each field, and its problem beside it.</summary>
    protected static void AssertKept(IRenderedComponent<Microsoft.AspNetCore.Components.IComponent> page, params string[] fields) => Assert.All(fields, field =>
    {
        Assert.Equal((field, "<b>"), (field, page.Find($"#{field}").GetAttribute("value")));
        Assert.Contains($"Mend {field}", page.Find($"#{field}-error").TextContent, StringComparison.Ordinal);
    });

    private static ClinicPage MakePage()
    {
        var page = new ClinicPage(Guid.NewGuid());
        page.Write("your-visit", "Your <visit>", "What to bring.", "Bring **medicines**.", isPublished: true);
        return page;
    }

    private static NewsItem MakeNews()
    {
        var item = new NewsItem(Guid.NewGuid());
        item.Write("A new <door>", "It is on the left.", Today, null);
        return item;
    }
}
