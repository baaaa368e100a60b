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
}
