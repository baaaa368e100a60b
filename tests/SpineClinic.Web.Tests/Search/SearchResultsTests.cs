using Bunit;
using SpineClinic.Enquiries;
using SpineClinic.Staff;
using SpineClinic.Triage;
using SpineClinic.Web.Search;

namespace SpineClinic.Web.Tests.Search;

public sealed class SearchResultsTests : SearchContext
{
    [Fact]
    public void Before_anything_is_asked_it_says_what_can_be_searched()
    {
        var list = Show(SearchPart.Nothing);
        Assert.Contains("a reference, a phone number", list.Find(".empty").TextContent, StringComparison.Ordinal);
        Assert.Equal("", list.Find("[data-found]").GetAttribute("data-found"));
    }

    [Fact]
    public void Nothing_found_says_as_what_it_was_read_and_what_else_to_try()
    {
        Assert.Contains("Looked for as a name.", Show(Found()).Find(".empty").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("fewer filters", Show(Found()).Markup, StringComparison.Ordinal);
        Assert.Contains("fewer filters", Show(Found(), new SearchTyped("zoe", Tier: "P1")).Markup, StringComparison.Ordinal);
        var little = Show(SearchPart.Nothing with { IsAsked = true }, new SearchTyped("12"));
        Assert.Contains("too little", little.Find(".empty").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void It_says_when_an_old_one_may_be_missing()
    {
        Assert.Contains("look again in some minutes", Show(Found() with { IsBehind = true }).Find(".notice-warning").TextContent, StringComparison.Ordinal);
        Assert.Empty(Show(Found()).FindAll(".notice-warning"));
    }

    [Fact]
    public void A_name_is_text_in_its_own_direction_and_the_contact_is_not_shown_whole()
    {
        var list = Show(Found(Hit("<b>محمد</b>", SearchKind.Phone)));
        Assert.Equal("<b>محمد</b>", list.Find("bdi").TextContent);
        Assert.Contains("Phone number ending 0123", list.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("7700", list.Markup, StringComparison.Ordinal);
        Assert.Contains("Email address", Show(Found(Hit(kind: SearchKind.Email))).Markup, StringComparison.Ordinal);
        Assert.Equal("1 found", list.Find("[data-found]").GetAttribute("data-found"));
    }

    [Fact]
    public void Who_may_not_open_an_enquiry_gets_no_link()
    {
        Assert.Equal("/staff/enquiries/SC-4H7K-2M", Show(Found(Hit())).Find(".enquiry-link").GetAttribute("href"));
        Assert.Empty(Show(Found(Hit()), actor: Manager).FindAll(".enquiry-link"));
    }

    [Fact]
    public void A_closed_one_says_why_and_similar_ones_say_so()
    {
        Assert.Contains("Closed: seen", Show(Found(Hit(closure: ClosureReason.Seen))).Markup, StringComparison.Ordinal);
        Assert.Contains("but for one letter", Show(Found(Hit()) with { IsSimilar = true }).Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void The_next_page_is_asked_for_with_everything_that_was_asked()
    {
        Assert.Empty(Show(Found(Hit())).FindAll("form"));
        var list = Show(Found(Hit()) with { Next = 7 }, new SearchTyped("\"zoe\"", Tier: "P3", From: "2026-01-02"));
        Assert.Equal("post", list.Find("form").GetAttribute("method"));
        Assert.Equal(
            ["q=\"zoe\"", "tier=P3", "status=", "worklist=", "specialist=", "from=2026-01-02", "to=", "after=7"],
            list.FindAll("input").Select(input => $"{input.GetAttribute("name")}={input.GetAttribute("value")}"));
        Assert.Equal("1 shown, there are more", list.Find("[data-found]").GetAttribute("data-found"));
    }

    private IRenderedComponent<SearchResults> Show(SearchPart part, SearchTyped? typed = null, StaffActor? actor = null) => Render<SearchResults>(parameters => parameters
        .Add(component => component.Frame, Frame(actor)).Add(component => component.Typed, typed ?? SearchTyped.Nothing).Add(component => component.Part, part));
}
