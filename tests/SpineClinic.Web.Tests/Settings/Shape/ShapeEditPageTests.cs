using Bunit;
using SpineClinic.Booking;
using SpineClinic.Web.Settings.Shape;

namespace SpineClinic.Web.Tests.Settings.Shape;

public sealed class ShapeEditPageTests : ShapeContext
{
    [Fact]
    public void Each_error_leads_to_a_field_that_is_there()
    {
        var form = ShapeForms.Of(One).With("name", "");
        form.Refuse("name", "Enter a name");
        var page = Show(ShapeKinds.Rooms, $"{One.Id}", form);
        var address = $"/staff/settings/booking/rooms/{One.Id}";
        Assert.Equal($"{address}#name", page.Find(".error-summary a").GetAttribute("href"));
        Assert.Equal((address, "true"), (page.Find("form.panel").GetAttribute("action"), page.Find("#name").GetAttribute("aria-invalid")));
        Assert.StartsWith("Error: ", page.Find("title").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_clash_leads_to_what_can_be_changed_here()
    {
        var clash = new ShapeForm();
        clash.Refuse("starts", "Choose another time");
        Assert.EndsWith("#until", Error(Show(ShapeKinds.Sessions, "0", clash)), StringComparison.Ordinal);
        Assert.EndsWith("#active", Error(Show(ShapeKinds.Specialists, $"{Back.Id}", clash)), StringComparison.Ordinal);
        Assert.EndsWith("#starts", Error(Show(ShapeKinds.Sessions, null, clash)), StringComparison.Ordinal);
        var page = Show(ShapeKinds.Closures, "0", clash);
        Assert.EndsWith("#remove", Error(page), StringComparison.Ordinal);
        Assert.Equal("/staff/settings/booking/closures/0/remove", page.Find("#remove").GetAttribute("action"));
    }

    [Fact]
    public void What_somebody_else_saved_meanwhile_stands_beside_what_was_typed()
    {
        var page = Show(ShapeKinds.Sites, $"{Riverside.Id}", OvertakenNoticeTests.Overtaken(("directions", "Theirs: left."), ("access", "")));
        Assert.Equal(["How to get there", "Getting in"], page.FindAll("h2.overtaken").Select(heading => heading.TextContent));
        Assert.Equal("Theirs: left.", page.Find(".as-typed").TextContent);
        Assert.Equal("Mine", page.Find("#directions").GetAttribute("value"));
    }

    [Fact]
    public void What_patients_read_can_be_looked_at_before_it_is_saved_and_nothing_else_can()
    {
        Assert.Equal([ShapeKinds.Closures, ShapeKinds.Sites], ShapeKinds.All.Where(kind => Show(kind, null, kind.New(Model().View)).FindAll("button[name=then][value=preview]").Count == 1));
        var page = Render<ShapeEditPage>(parameters => parameters.Add(one => one.Model, Model()).Add(one => one.Kind, ShapeKinds.Sites).Add(one => one.Form, new ShapeForm())
            .Add(one => one.Preview, ShapeKinds.Sites.Preview!(new ShapeForm().With("name", "North House").With("address", "1 Road, Town").With("directions", "Left."), Model())));
        Assert.Equal("North House", page.Find("section[aria-labelledby=preview] h3").TextContent);
        Assert.True(page.Find("#preview").HasAttribute("autofocus"));
        Assert.Empty(Show(ShapeKinds.Sites, null, new ShapeForm()).FindAll("#preview"));
    }

    [Fact]
    public void A_closure_is_looked_at_as_patients_read_it_and_one_that_is_over_is_refused()
    {
        var (today, form) = (Model().View.Today, new ShapeForm().With("name", "Stocktaking"));
        Assert.Null(ShapeKinds.Closures.Preview!(form.With("first", today.PlusDays(-2).ToString("uuuu-MM-dd", null)).With("last", today.PlusDays(-1).ToString("uuuu-MM-dd", null)), Model()));
        Assert.True(form.IsWrong);
        var typed = new ShapeForm().With("name", "Stocktaking").With("first", today.ToString("uuuu-MM-dd", null)).With("last", today.ToString("uuuu-MM-dd", null));
        var page = Render<ShapeEditPage>(parameters => parameters.Add(one => one.Model, Model()).Add(one => one.Kind, ShapeKinds.Closures).Add(one => one.Form, typed)
            .Add(one => one.Preview, ShapeKinds.Closures.Preview!(typed, Model())));
        Assert.EndsWith(": Stocktaking", page.Find("section[aria-labelledby=preview] li").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_kind_has_a_page_to_add_one()
    {
        foreach (var kind in ShapeKinds.All)
        {
            var page = Show(kind, null, kind.New(Model().View));
            Assert.Equal((kind.Add, $"{kind.Address}/new"), (page.Find("h1").TextContent, page.Find("form.panel").GetAttribute("action")));
            Assert.Empty(page.FindAll("#remove"));
        }
    }

    private static string? Error(IRenderedComponent<ShapeEditPage> page) => page.Find(".error-summary a").GetAttribute("href");

    private IRenderedComponent<ShapeEditPage> Show(ShapeKind kind, string? id, ShapeForm form) => Render<ShapeEditPage>(parameters => parameters
        .Add(page => page.Model, Model()).Add(page => page.Kind, kind).Add(page => page.Id, id).Add(page => page.Form, form));
}
