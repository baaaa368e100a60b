namespace SpineClinic.BrowserTests;

/// <summary>The looks that find nothing on our pages do find what is wrong.</summary>
[Collection<LookingTests>]
public sealed class LookTests(SharedBrowser browser, DemoSite site)
{
    [Fact]
    public async Task Axe_would_find_something_in_light_and_in_dark()
    {
        await using var visitor = await browser.OpenAsync(site.Clinic.Address);
        await visitor.Page.SetContentAsync(
            "<title>t</title><meta name='color-scheme' content='light dark'><main><h1 style='color:#888;background:#999'>Grey</h1><img src='data:,'></main>");
        var found = await Axe.FindAsync(visitor.Page);
        Assert.Contains(found, violation => violation.StartsWith("Light image-alt", StringComparison.Ordinal));
        Assert.Contains(found, violation => violation.StartsWith("Light color-contrast", StringComparison.Ordinal));
        Assert.Contains(found, violation => violation.StartsWith("Dark color-contrast", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Forced_colours_would_find_a_button_without_an_edge_without_focus_and_without_text()
    {
        await using var visitor = await browser.OpenAsync(site.Clinic.Address);
        await visitor.Page.SetContentAsync(
            "<title>t</title><style>button { forced-color-adjust: none; border: 0; background: #08c } button:focus { outline: none }</style><main><h1>Page</h1><button class='button'>Press</button></main>");
        var found = await ForcedColours.FindAsync(visitor.Page);
        Assert.Contains(found, problem => problem.StartsWith("Forced colours no edge", StringComparison.Ordinal));
        Assert.Contains(found, problem => problem.StartsWith("Forced colours no focus", StringComparison.Ordinal));
        Assert.Contains(found, problem => problem.StartsWith("Forced colours no text", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_does_not_fit_and_what_is_too_small_to_touch_would_be_found()
    {
        await using var visitor = await browser.OpenAsync(site.Clinic.Address);
        await visitor.Page.SetContentAsync("<title>t</title><main><p style='width:800px'>Wide</p><button style='height:20px'>Press</button></main>");
        var found = await Layout.FindAsync(visitor.Page);
        Assert.Contains(found, problem => problem.StartsWith("320 by 640: scrolls to", StringComparison.Ordinal));
        Assert.Contains(found, problem => problem.StartsWith("1280 by 1024: 20 of 44", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_large_letters_push_out_of_sight_would_be_found()
    {
        await using var visitor = await browser.OpenAsync(site.Clinic.Address);
        await visitor.Page.SetContentAsync(
            "<title>t</title><main style='overflow:hidden'><p style='width:12rem'>Fits</p><p style='inline-size:1px;overflow:hidden;white-space:nowrap'>Only read aloud, and longer than a line</p><p style='white-space:nowrap'>Twenty letters and many more of them</p></main>");
        var found = await Layout.FindCutOffAsync(visitor.Page);
        Assert.Contains("Twenty letters", Assert.Single(found), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_label_that_leaves_its_drawing_would_be_found_also_if_only_in_a_wide_font()
    {
        await using var visitor = await browser.OpenAsync(site.Clinic.Address);
        await visitor.Page.SetContentAsync(
            "<title>t</title><style>:root { --font: 'DejaVu Sans Condensed', Arial } text { font: 600 13px var(--font) }</style>" +
            "<svg role='img' viewBox='0 0 240 100'><text x='20' y='20'>whole</text><text x='174' y='40'>held aside</text><text x='168' y='60'>held aside</text><text x='20' y='5'>high</text></svg>");
        var found = await DrawnLabels.FindAsync(visitor.Page);
        Assert.DoesNotContain(found, label => label.Contains("whole", StringComparison.Ordinal));
        Assert.Equal(2, found.Count(label => label.Contains("high", StringComparison.Ordinal)));
        Assert.Equal([1, 2], found.Where(label => label.Contains("held aside", StringComparison.Ordinal)).GroupBy(label => label.EndsWith("Verdana", StringComparison.Ordinal)).Select(group => group.Count()));
    }
}
