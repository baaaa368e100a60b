using Bunit;
using SpineClinic.Safety;
using SpineClinic.Staff;
using SpineClinic.Testing;
using SpineClinic.Triage;
using SpineClinic.Web.Search;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Tests.Search;

public sealed class SavedViewListTests : SearchContext
{
    [Fact]
    public void Without_any_and_without_filters_there_is_nothing_to_save()
    {
        var list = Show([], Receptionist, SearchTyped.Nothing);
        Assert.Contains("None yet", list.Markup, StringComparison.Ordinal);
        Assert.Empty(list.FindAll("form"));
    }

    [Fact]
    public void Filters_are_saved_without_the_words_and_shared_by_those_who_may()
    {
        var typed = new SearchTyped("Zoë", Tier: "P1");
        var list = Show([], Receptionist, typed);
        Assert.Contains("not saved", list.Find("#viewName-hint").TextContent, StringComparison.Ordinal);
        Assert.NotNull(list.Find("#shared"));
        Assert.DoesNotContain("Zoë", list.Markup, StringComparison.Ordinal);
        Assert.Empty(Show([], Clinician, typed).FindAll("#shared"));
    }

    [Theory, EveryDatabase]
    public async Task Shared_ones_are_changed_by_those_who_may_and_all_open_them(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        await clinic.Get<SavedViews>().SaveAsync(clinic.Manager, Guid.NewGuid(), "<Urgent>", new SearchFilter(Tier.P1), isShared: true, CancellationToken.None);
        var views = await clinic.Get<SavedViews>().ListAsync(clinic.Clinician, CancellationToken.None);
        Assert.Empty(Show(views, Clinician, SearchTyped.Nothing).FindAll("details"));
        Assert.Equal($"/staff/search?view={views[0].Id}", Show(views, Clinician, SearchTyped.Nothing).Find("a").GetAttribute("href"));
        var error = new FieldError($"rename-{views[0].Id:N}", "Enter a name for it");
        var list = Show(views, Receptionist, SearchTyped.Nothing with { View = views[0].Id }, new SavedViewList.TypedName("", false, views[0].Id, "typed"), error);
        Assert.Equal("<Urgent>", list.Find("a[aria-current] bdi").TextContent);
        Assert.True(list.Find("details").HasAttribute("open"));
        Assert.Equal("typed", list.Find($"#rename-{views[0].Id:N}").GetAttribute("value"));
        Assert.Contains("Enter a name", list.Markup, StringComparison.Ordinal);
    }

    private IRenderedComponent<SavedViewList> Show(IReadOnlyList<SavedView> views, StaffActor actor, SearchTyped typed, SavedViewList.TypedName? saving = null, params FieldError[] errors) =>
        Render<SavedViewList>(parameters => parameters
            .Add(component => component.Frame, Frame(actor)).Add(component => component.Typed, typed).Add(component => component.Views, views)
            .Add(component => component.Saving, saving ?? SavedViewList.TypedName.None).Add(component => component.Errors, errors));
}
