using Bunit;
using SpineClinic.Triage;
using SpineClinic.Web.Reports;

namespace SpineClinic.Web.Tests.Reports;

public sealed class StopCountsTests : PageContext
{
    [Fact]
    public void Without_any_form_there_is_no_rate() =>
        Assert.Equal(["0", "-", "0", "0", "0", "0", "0"], Show(forms: 0).FindAll("td").Select(cell => cell.TextContent));

    [Fact]
    public void It_is_a_table_with_a_caption_and_every_head_says_what_it_heads()
    {
        var counts = Show(forms: 8, hasEnquiries: true);
        Assert.Equal("Each month", counts.Find("table > caption").TextContent);
        Assert.Equal(counts.Find("caption").Id, counts.Find("[role=region]").GetAttribute("aria-labelledby"));
        Assert.Equal("0", counts.Find("[role=region]").GetAttribute("tabindex"));
        Assert.All(counts.FindAll("thead th"), head => Assert.Equal("col", head.GetAttribute("scope")));
        Assert.Equal("row", counts.Find("tbody th").GetAttribute("scope"));
        Assert.Equal(counts.FindAll("thead th").Count, counts.FindAll("tbody tr > *").Count);
        Assert.Contains("<b>", counts.Find("tbody th").TextContent, StringComparison.Ordinal);
    }

    private IRenderedComponent<StopCounts> Show(int forms, bool hasEnquiries = false) => Render<StopCounts>(parameters => parameters
        .Add(component => component.Caption, "Each month")
        .Add(component => component.First, "Month")
        .Add(component => component.HasEnquiries, hasEnquiries)
        .Add(component => component.Rows, [new StopCounts.Row("2026-11", "about <b>", new StopCount(), forms, forms)]));
}
