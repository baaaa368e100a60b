using Bunit;
using SpineClinic.Booking;
using SpineClinic.Web.Information;
using SpineClinic.Web.Settings.OwnSite;
using SpineClinic.Website;

namespace SpineClinic.Web.Tests.Settings.OwnSite;

public sealed class SiteEditPageTests : OwnSiteContext
{
    [Fact]
    public void Each_error_leads_to_a_field_that_is_there()
    {
        foreach (var kind in SiteKinds.All)
        {
            var id = kind == SiteKinds.Pages ? Visit.Id : kind == SiteKinds.News ? Door.Id : kind == SiteKinds.Team ? Back.Id : Guid.Empty;
            var form = kind.Open(Model(), id)!;
            foreach (var (field, _) in form.Fields.DistinctBy(field => field.Field).ToList())
            {
                form.Refuse(field, "Mend this");
            }

            var page = Show(kind, form, id);
            Assert.StartsWith("Error: ", page.Find("title").TextContent, StringComparison.Ordinal);
            Assert.All(page.FindAll(".error-summary a"), link => Assert.NotNull(page.Find($"[id='{link.GetAttribute("href")!.Split('#')[1]}']")));
        }
    }

    [Fact]
    public void What_somebody_else_saved_meanwhile_stands_beside_what_was_typed()
    {
        var theirs = new ClinicPage(Visit.Id);
        theirs.Write(Visit.Slug, Visit.Title, Visit.Summary, "Theirs <i>", isPublished: true);
        var form = SiteForms.Of(Visit).WithWhatStood().With("text", "Mine");
        typeof(ShapeForm).GetMethod("Against", System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic)!.Invoke(form, [SiteForms.Of(theirs), null]);
        var page = Show(SiteKinds.Pages, form, Visit.Id);
        Assert.Equal("Theirs <i>", page.Find(".as-typed").TextContent);
        Assert.Equal("Mine", page.Find("#text").GetAttribute("value"));
        Assert.Equal("Theirs <i>", page.Find("input[name='was.text']").GetAttribute("value"));
    }

    [Fact]
    public void Words_wait_for_a_tick_and_a_preview_says_that_nothing_is_saved()
    {
        var page = Show(SiteKinds.Pages, SiteForms.Of(Visit), Visit.Id, words: ["best"]);
        Assert.Equal($"{SiteKinds.Pages.Address}/{Visit.Id}#confirmed", page.Find(".error-summary a").GetAttribute("href"));
        Assert.Contains("“best”", page.Find("#confirmed-hint").TextContent, StringComparison.Ordinal);
        Assert.Equal("best", page.Find($"input[type=hidden][name='{SiteSettings.ConfirmedWords}']").GetAttribute("value"));
        var preview = Show(SiteKinds.Pages, SiteForms.Of(Visit), Visit.Id, preview: OwnText.Read(Visit.Text).Blocks);
        Assert.Equal((Visit.Title, Visit.Summary), (preview.Find(".page-preview h3").TextContent, preview.Find(".page-preview .lead").TextContent));
        Assert.Equal("medicines", preview.Find(".page-preview strong").TextContent);
        Assert.Contains("nothing is saved", preview.Find("#preview").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Enter_saves_and_only_the_look_sends_a_file()
    {
        var look = Show(SiteKinds.Look, SiteForms.Look(Model().View.Clinic).With("brand", "#fd0"), Guid.Empty);
        Assert.Null(look.Find("main form.panel button").GetAttribute("name"));
        Assert.Equal("multipart/form-data", look.Find("form.panel").GetAttribute("enctype"));
        var added = Show(SiteKinds.Pages, new ShapeForm().With("new", isTicked: true), Guid.NewGuid());
        Assert.Null(added.Find("form.panel").GetAttribute("enctype"));
        Assert.Equal(("Add a page", "yes"), (added.Find("h1").TextContent, added.Find("input[name=new]").GetAttribute("value")));
        Assert.Empty(added.FindAll("#remove"));
    }

    [Fact]
    public void Whoever_removes_it_says_what_they_saw()
    {
        var page = Show(SiteKinds.Pages, SiteForms.Of(Visit).WithWhatStood(), Visit.Id);
        Assert.Equal(Visit.Text, page.Find("#remove input[name='was.text']").GetAttribute("value"));
    }

    [Fact]
    public void What_was_typed_on_a_page_that_is_gone_can_be_added_again()
    {
        var page = Render<SiteEditPage>(parameters => parameters.Add(one => one.Model, Model(isEmpty: true)).Add(one => one.Kind, SiteKinds.Pages).Add(one => one.Id, Visit.Id)
            .Add(one => one.Form, new ShapeForm().With("new", isTicked: true).With("text", "Mine")).Add(one => one.IsGone, true));
        Assert.Contains("removed this", page.Find(".notice-warning").TextContent, StringComparison.Ordinal);
        Assert.Equal(("Mine", "yes"), (page.Find("#text").GetAttribute("value"), page.Find("input[name=new]").GetAttribute("value")));
        Assert.Empty(page.FindAll("#remove"));
    }

    [Fact]
    public void What_can_be_seen_on_a_page_can_be_looked_at_before_it_is_saved()
    {
        Assert.All(SiteKinds.All, kind => Assert.True(kind.HasText || kind.Try is not null));
        Assert.NotNull(Show(SiteKinds.Hours, SiteForms.Hours(Model().View.Clinic), Guid.Empty).Find("button[value=preview]"));
    }

    private IRenderedComponent<SiteEditPage> Show(SiteKind kind, ShapeForm form, Guid id, IReadOnlyList<ArticleBlock>? preview = null, IReadOnlyList<string>? words = null) => Render<SiteEditPage>(parameters => parameters
        .Add(page => page.Model, Model()).Add(page => page.Kind, kind).Add(page => page.Id, id).Add(page => page.Form, form).Add(page => page.Preview, preview).Add(page => page.Words, words ?? []));
}
