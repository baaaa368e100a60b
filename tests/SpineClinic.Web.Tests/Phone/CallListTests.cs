using Bunit;
using NodaTime;
using SpineClinic.Testing;
using SpineClinic.Triage;
using SpineClinic.Web.Phone;

namespace SpineClinic.Web.Tests.Phone;

public sealed class CallListTests : PhoneContext
{
    private static readonly CallLine Mine = new(Guid.NewGuid(), "", "", TestClinic.Start, TestClinic.Start, HasRedFlag: true, null);

    [Fact]
    public void Without_any_there_is_no_empty_list() => Assert.Empty(Show().FindAll("ul"));

    [Fact]
    public void Ones_own_is_a_link_and_says_what_is_missing()
    {
        var row = Show(Mine).Find("li");
        Assert.Equal($"/staff/phone/{Mine.Id}", row.QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal(["Emergency, not filed", "No number"], row.QuerySelectorAll(".tag").Select(tag => tag.TextContent));
        Assert.Contains("Name not given", row.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_colleagues_is_taken_over_by_a_button_and_names_are_text()
    {
        var row = Show(Mine with { Name = "<b>Zoë</b>", Phone = "07700 900123", Owner = "Rob Two" }).Find("li");
        Assert.Null(row.QuerySelector("a"));
        Assert.Equal($"/staff/phone/{Mine.Id}/take-over", row.QuerySelector("form")!.GetAttribute("action"));
        Assert.Contains("<b>Zoë</b>", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("Rob Two", row.TextContent, StringComparison.Ordinal);
    }

    private IRenderedComponent<CallList> Show(params CallLine[] calls) =>
        Render<CallList>(parameters => parameters.Add(list => list.Calls, calls).Add(list => list.Now, TestClinic.Start).Add(list => list.Zone, DateTimeZone.Utc));
}
