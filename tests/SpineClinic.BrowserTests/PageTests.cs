using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using SpineClinic.Enquiries;
using SpineClinic.Testing;

namespace SpineClinic.BrowserTests;

/// <summary>Every page that patients can meet, in every state: what it costs a slow connection, its outline for a screen reader, how it fits, what axe says of it.</summary>
[Collection<LookingTests>]
public sealed class PageTests(SharedBrowser browser, DemoSite site)
{
    public static TheoryData<string> Names => PatientPages.Names;

    [Theory, MemberData(nameof(Names))]
    public async Task A_patient_page_is_small_runs_no_script_is_sound_for_a_screen_reader_and_fits_every_screen(string name)
    {
        await using var visitor = await browser.OpenAsync(site.Clinic.Address);
        var state = PatientPages.All[name];
        await state.ShowAsync(visitor, site.Clinic);
        await SavedPages.KeepAsync($"patient {name}", await visitor.SourceAsync());
        await AssertCostAsync(visitor);
        await AssertOutlineAsync(visitor, state, name);
        await Layout.AssertAsync(visitor.Page);
        Assert.Empty(await Layout.FindCutOffAsync(visitor.Page));
        Assert.Empty(await Axe.FindAsync(visitor.Page));
        Assert.Empty(await ForcedColours.FindAsync(visitor.Page));
    }

    private async Task AssertCostAsync(Visitor visitor)
    {
        var bytes = 0;
        var last = visitor.Requests.FindLastIndex(request => request.IsNavigationRequest);
        var requests = visitor.Requests[last..];
        foreach (var request in requests)
        {
            Assert.Equal(site.Clinic.Address.Authority, new Uri(request.Url).Authority);
            Assert.Contains(request.ResourceType, new[] { "document", "stylesheet", "image", "other" });
            bytes += (await request.SizesAsync()).ResponseBodySize;
        }

        // Without a head a browser fetches neither icon nor manifest.
        foreach (var file in PageFiles.Of(await visitor.Page.ContentAsync()).Where(file => !requests.Exists(request => new Uri(request.Url).PathAndQuery == file)))
        {
            bytes += (await (await visitor.Page.APIRequest.GetAsync(file)).BodyAsync()).Length;
        }

        Assert.InRange(1 + PageFiles.Of(await visitor.Page.ContentAsync()).Count, requests.Count, PageFiles.MostRequests);
        Assert.InRange(bytes, 1, PageFiles.MostBytes);
        Assert.Equal(0, await visitor.Page.Locator("script:not([type='application/ld+json']), [style], iframe, object, [onclick]").CountAsync());
        Assert.Empty(visitor.RealComplaints);
    }

    private async Task AssertOutlineAsync(Visitor visitor, PageState state, string name)
    {
        var tree = await AccessibleTree.ReadAsync(visitor.Page);
        var words = site.Clinic.Services.GetRequiredService<QuestionnaireLibrary>().Wording(state.Language);
        Assert.Equal((words.Language, words.Direction), (await visitor.Page.Locator("html").GetAttributeAsync("lang"), await visitor.Page.Locator("html").GetAttributeAsync("dir")));
        Assert.Single(tree.Of("main"));
        var heading = Assert.Single(tree.Of("heading"), node => node.Level == "1").Name;
        await AssertTitleAsync(visitor.Page, heading, name, state.IsError, words);
        foreach (var choice in tree.Nodes.Where(node => node.Role is "radio" or "checkbox"))
        {
            Assert.NotEqual("", choice.Name);
            Assert.Contains(tree.Above(choice), node => node.Role is "group" or "radiogroup" && node.Name.Length > 0);
        }

        Assert.All(tree.Of("textbox"), box => Assert.NotEqual("", box.Name));
        var described = tree.Nodes.Where(node => node.Role is "group" or "textbox").Select(node => node.Description).ToList();
        var messages = await visitor.Page.Locator(".hint:visible, .error-text:visible").AllTextContentsAsync();
        Assert.All(messages, message => Assert.Contains(described, description => Plain(description).Contains(Plain(message), StringComparison.Ordinal)));
        Assert.Equal(state.IsError ? 1 : 0, tree.Of("alert").Count());
    }

    private static async Task AssertTitleAsync(IPage page, string heading, string name, bool isError, Wording words)
    {
        const string Clinic = "Riverside Spine Clinic";
        var title = await page.TitleAsync();
        Assert.EndsWith($" - {Clinic}", title, StringComparison.Ordinal);
        if (name.EndsWith("home", StringComparison.Ordinal))
        {
            return;
        }

        var rest = title[..^$" - {Clinic}".Length];
        var (error, emergency) = (words.Common("errorPrefix"), words.Page("emergency", "titlePrefix") + ": ");
        Assert.Equal(isError, rest.StartsWith(error, StringComparison.Ordinal));
        Assert.Equal(name.StartsWith("emergency:", StringComparison.Ordinal) || name == "Arabic: emergency", rest.Contains(emergency, StringComparison.Ordinal));
        rest = rest.Replace(error, "", StringComparison.Ordinal).Replace(emergency, "", StringComparison.Ordinal);
        Assert.Contains(rest, heading, StringComparison.Ordinal);
    }

    private static string Plain(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
