using Bunit;
using SpineClinic.Web.Search;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Tests.Search;

public sealed class SearchFormTests : SearchContext
{
    [Fact]
    public void It_is_posted_so_that_no_address_holds_the_words()
    {
        var form = Show(SearchTyped.Nothing);
        Assert.Equal(("post", "/staff/search", "search"), (form.Find("form").GetAttribute("method"), form.Find("form").GetAttribute("action"), form.Find("form").GetAttribute("role")));
        Assert.Equal("off", form.Find("#q").GetAttribute("autocomplete"));
        Assert.False(form.Find("details").HasAttribute("open"));
    }

    [Fact]
    public void What_was_typed_is_kept_and_filters_that_are_set_are_seen()
    {
        var form = Show(new SearchTyped("<zoe>", "P1", "Closed", "ToBook", Back.Id.ToString("N"), "2026-01-02", "nonsense"), new FieldError("to", "Enter a date"));
        Assert.Equal("<zoe>", form.Find("#q").GetAttribute("value"));
        Assert.Equal(["P1", "Closed", "ToBook", Back.Id.ToString("N")], form.FindAll("option[selected]").Select(option => option.GetAttribute("value")));
        Assert.True(form.Find("details").HasAttribute("open"));
        Assert.Contains("Enter a date", form.Find("#to-error").TextContent, StringComparison.Ordinal);
    }

    private IRenderedComponent<SearchForm> Show(SearchTyped typed, params FieldError[] errors) => Render<SearchForm>(parameters => parameters
        .Add(component => component.Frame, Frame()).Add(component => component.Typed, typed).Add(component => component.Errors, errors));
}
