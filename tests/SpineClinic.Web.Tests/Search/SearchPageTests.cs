using Bunit;
using SpineClinic.Triage;
using SpineClinic.Web.Search;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Tests.Search;

public sealed class SearchPageTests : SearchContext
{
    [Fact]
    public void How_many_were_found_is_said_politely_beside_the_list()
    {
        var page = Show(Found(Hit()));
        Assert.Equal(("1 found", "status"), (page.Find("#found").TextContent, page.Find("#found").GetAttribute("role")));
        Assert.Single(page.FindAll("#results .enquiry"));
        Assert.Equal("page", page.Find(".staff-nav a[href='/staff/search']").GetAttribute("aria-current"));
    }

    [Fact]
    public void An_error_is_in_the_title_and_in_the_summary()
    {
        var page = Show(SearchPart.Nothing, new FieldError("from", "Enter a date"));
        Assert.StartsWith("Error: Search", page.Find("title").TextContent, StringComparison.Ordinal);
        Assert.Equal("/staff/search#from", page.Find(".error-summary a").GetAttribute("href"));
    }

    private IRenderedComponent<SearchPage> Show(SearchPart part, params FieldError[] errors) => Render<SearchPage>(parameters => parameters
        .Add(component => component.Frame, Frame()).Add(component => component.Typed, SearchTyped.Nothing).Add(component => component.Part, part).Add(component => component.Errors, errors));
}
