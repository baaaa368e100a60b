using System.Net;
using System.Net.Http.Headers;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using SpineClinic.Testing;
using SpineClinic.Web.Hosting.Demo;
using SpineClinic.Web.Information;
using SpineClinic.Website;

namespace SpineClinic.IntegrationTests;

/// <summary>Managers at one thing at the same time, and what must not be lost or shown by it.</summary>
public sealed class OwnSiteTogether
{
    private const string Home = "/staff/settings/site";
    private const string Saved = $"{Home}?saved=true";

    [Theory, EveryDatabase]
    public async Task What_was_typed_is_not_lost_with_the_page_that_somebody_else_removed(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var manager = await StaffBrowser.SignInAsync(clinic, DemoClinic.ManagerEmail);
        var address = await AddPageAsync(manager);
        (string Name, string Value)[] mine = [.. OwnSitePages.Inputs(await manager.PageAsync(address)).Where(field => field.Name != "text"), ("text", "A long text of mine.")];
        Assert.Equal(Saved, await manager.GoAsync($"{address}/remove", await OwnSitePages.SeenAsync(manager, address)));
        using var refused = await manager.PostAsync(address, mine);
        var page = await FormClient.ReadAsync(refused);
        Assert.Equal((HttpStatusCode.Conflict, "A long text of mine."), (refused.StatusCode, page.QuerySelector<IHtmlTextAreaElement>("#text")!.DefaultValue));
        Assert.Contains("removed this", page.QuerySelector(".notice-warning")!.TextContent, StringComparison.Ordinal);
        var form = page.QuerySelector<IHtmlFormElement>("main form.panel")!;
        Assert.Equal(Saved, await manager.GoAsync(form.GetAttribute("action")!, [.. OwnSitePages.Inputs(page), ("published", "yes")]));
        using var patient = clinic.NewPatient();
        Assert.Contains("A long text of mine.", (await patient.PageAsync("/pages/first-visit")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    public async Task What_somebody_changed_meanwhile_is_shown_before_it_is_removed(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var manager = await StaffBrowser.SignInAsync(clinic, DemoClinic.ManagerEmail);
        var address = await AddPageAsync(manager);
        var opened = await manager.PageAsync(address);
        Assert.Equal(Saved, await manager.GoAsync(address, [.. OwnSitePages.Inputs(opened).Where(field => field.Name != "text"), ("text", "Theirs, newer.")]));
        using var refused = await manager.PostAsync($"{address}/remove", Seen(opened));
        var now = await FormClient.ReadAsync(refused);
        Assert.Equal((HttpStatusCode.Conflict, "Theirs, newer."), (refused.StatusCode, now.QuerySelector<IHtmlTextAreaElement>("#text")!.DefaultValue));
        Assert.NotNull(now.GetElementById(now.QuerySelector(".error-summary a")!.GetAttribute("href")!.Split('#')[1]));
        Assert.Equal(Saved, await manager.GoAsync($"{address}/remove", Seen(now)));

        static (string, string)[] Seen(IHtmlDocument page) => [.. page.QuerySelectorAll("#remove input").Select(field => (field.GetAttribute("name")!, field.GetAttribute("value")!))];
    }

    [Theory, EveryDatabase]
    public async Task A_zero_character_is_left_out_and_nothing_else_is_lost(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var manager = await StaffBrowser.SignInAsync(clinic, DemoClinic.ManagerEmail);
        await AddPageAsync(manager, "Bring your\0 medicines.");
        using var patient = clinic.NewPatient();
        Assert.Contains("Bring your medicines.", (await patient.PageAsync("/pages/first-visit")).Body!.TextContent, StringComparison.Ordinal);
        using var look = await OwnSitePages.SendAsync(manager, LogoPictures.Png(80, 20), "logo.png", ("name", "Hill\0side"), ("phone", "020 7946 0018"));
        Assert.Equal(Saved, look.Headers.Location?.OriginalString);
        Assert.Equal("Hillside", (await patient.PageAsync("/")).QuerySelector(".brand img")!.GetAttribute("alt"));
    }

    [Theory, EveryDatabase]
    public async Task Hours_and_pages_are_seen_on_a_page_of_patients_before_they_are_saved(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var manager = await StaffBrowser.SignInAsync(clinic, DemoClinic.ManagerEmail);
        using var patient = clinic.NewPatient();
        using var shown = await manager.PostAsync($"{Home}/hours", [.. OwnSitePages.Inputs(await manager.PageAsync($"{Home}/hours")).Where(field => field.Name != "Sunday"), ("Sunday", "10:00-11:30"), ("then", "preview")]);
        var contact = await FormClient.ReadAsync(shown);
        Assert.Equal(HttpStatusCode.OK, shown.StatusCode);
        Assert.Contains("10:00 to 11:30", contact.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("10:00 to 11:30", (await patient.PageAsync("/contact")).Body!.TextContent, StringComparison.Ordinal);
        var save = contact.QuerySelectorAll<IHtmlFormElement>(".preview-bar form").First();
        Assert.Equal(Saved, await manager.GoAsync(save.GetAttribute("action")!, [.. Hidden(save), ("then", "save")]));
        Assert.Contains("10:00 to 11:30", (await patient.PageAsync("/contact")).Body!.TextContent, StringComparison.Ordinal);
        await manager.RefusedAsync($"{Home}/hours", await OwnSitePages.SeenAsync(manager, $"{Home}/hours", ("Monday", "nine to five"), ("then", "preview")));

        using var without = await manager.PostAsync($"{Home}/articles", await OwnSitePages.SeenAsync(manager, $"{Home}/articles", ("on", "/recovery"), ("then", "preview")));
        var home = await FormClient.ReadAsync(without);
        Assert.Null(home.QuerySelector("main a[href='/conditions']"));
        Assert.NotNull((await patient.PageAsync("/")).QuerySelector("main a[href='/conditions']"));
        var back = home.QuerySelectorAll<IHtmlFormElement>(".preview-bar form").Last();
        using var edited = await manager.PostAsync(back.GetAttribute("action")!, [.. Hidden(back), ("then", "edit")]);
        Assert.Equal(["/recovery"], (await FormClient.ReadAsync(edited)).QuerySelectorAll("input[name=on][checked]").Select(box => box.GetAttribute("value")));

        static IEnumerable<(string, string)> Hidden(IElement form) => form.QuerySelectorAll("input").Select(field => (field.GetAttribute("name")!, field.GetAttribute("value")!));
    }

    [Theory, EveryDatabase]
    public async Task A_link_to_news_that_are_over_or_to_a_page_that_is_gone_is_plain_words(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var manager = await StaffBrowser.SignInAsync(clinic, DemoClinic.ManagerEmail);
        using var patient = clinic.NewPatient();
        await AddPageAsync(manager, "See [news](/news#first), [her](/team/dr-imogen-hale) and [fusion](/treatments/spinal-fusion?x).");
        Assert.Equal(3, (await patient.PageAsync("/pages/first-visit")).QuerySelectorAll("main p a[href^='/news'], main p a[href^='/team'], main p a[href^='/treatments']").Length);
        var overview = await manager.PageAsync(Home);
        var news = overview.QuerySelector("[aria-labelledby=news] a")!.GetAttribute("href")!;
        Assert.Equal(Saved, await manager.GoAsync($"{news}/remove", await OwnSitePages.SeenAsync(manager, news)));
        Assert.Equal(Saved, await manager.GoAsync($"{Home}/articles", await OwnSitePages.SeenAsync(manager, $"{Home}/articles", ("on", "/recovery"))));
        var hale = overview.QuerySelectorAll("[aria-labelledby=team] a").Single(link => link.TextContent == "Dr Imogen Hale").GetAttribute("href")!;
        Assert.Equal(Saved, await manager.GoAsync(hale, [.. OwnSitePages.Inputs(await manager.PageAsync(hale)).Where(field => field.Name != "published")]));
        var page = await patient.PageAsync("/pages/first-visit");
        Assert.Empty(page.QuerySelectorAll("a[href^='/news'], a[href='/team/dr-imogen-hale'], a[href^='/treatments/spinal-fusion']"));
        Assert.Contains("See news, her and fusion.", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        using var lost = await patient.GetAsync("/no-such-page");
        Assert.Empty((await FormClient.ReadAsync(lost)).QuerySelectorAll("a[href='/conditions'], a[href='/treatments'], a[href='/news']"));
    }

    [Theory, EveryDatabase]
    public async Task With_the_heaviest_logo_every_page_keeps_its_weight(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var manager = await StaffBrowser.SignInAsync(clinic, DemoClinic.ManagerEmail);
        await AddPageAsync(manager, string.Concat(Enumerable.Range(0, 60).Select(line => $"## Part {line}\n\nBring your **medicines** and see [us](/contact), number {line * 7919 % 1000}.\n\n")));
        byte[] picture = [0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc0, 0, 11, 8, 0, 40, 0, 160, 1, 0, 0, 0, .. new byte[LogoFile.HeaviestBytes - 23], 0xff, 0xd9];
        using var look = await OwnSitePages.SendAsync(manager, picture, "logo.jpg", ("name", "Hillside"), ("phone", "020 7946 0018"), ("brand", "#7a1f5c"), ("accent", "#f0a878"));
        Assert.Equal(Saved, look.Headers.Location?.OriginalString);
        using var patient = clinic.NewPatient();
        string[] addresses = ["/", "/?language=ar", "/contact", "/team", "/team/dr-imogen-hale", "/news", "/pages/first-visit", "/pages/first-visit?language=ar", "/privacy?language=ar", "/conditions", "/treatments", "/enquire"];
        foreach (var address in addresses.Concat(clinic.Services.GetRequiredService<InformationLibrary>().Articles.Select(article => article.Address)))
        {
            var page = await patient.PageAsync(address);
            await SavedPages.KeepAsync($"with a logo {address}", page.Source.Text);
            var logo = page.QuerySelector(".brand img")!.GetAttribute("src")!;
            var bytes = await WeightAsync(patient, address) + await WeightAsync(patient, page.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!) + await WeightAsync(patient, logo);
            Assert.True(bytes <= 30 * 1024, $"{address} weighs {bytes} bytes with its stylesheet and the logo.");
        }
    }

    [Theory, EveryDatabase]
    public async Task A_drawing_and_the_sheet_are_packed_as_the_browser_takes_them(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var manager = await StaffBrowser.SignInAsync(clinic, DemoClinic.ManagerEmail);
        using var look = await OwnSitePages.SendAsync(manager, System.Text.Encoding.UTF8.GetBytes(LogoPictures.Svg()), "logo.svg", ("name", "Hillside"), ("phone", "020 7946 0018"), ("brand", "#7a1f5c"));
        Assert.Equal(Saved, look.Headers.Location?.OriginalString);
        using var patient = clinic.NewPatient();
        var page = await patient.PageAsync("/");
        foreach (var address in new[] { page.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!, page.QuerySelector(".brand img")!.GetAttribute("src")! })
        {
            foreach (var (accepted, packed) in new[] { ("br", "br"), ("br;q=0, gzip", "gzip"), ("br;q=0", null) })
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
                request.Headers.AcceptEncoding.ParseAdd(accepted);
                using var response = await patient.Http.SendAsync(request);
                Assert.Equal((address, accepted, packed), (address, accepted, response.Content.Headers.ContentEncoding.SingleOrDefault()));
                Assert.Contains("Accept-Encoding", response.Headers.Vary);
            }
        }
    }

    internal static async Task<string> AddPageAsync(FormClient manager, string text = "Bring your medicines.")
    {
        var address = (await manager.PageAsync($"{Home}/pages/new")).QuerySelector("main form")!.GetAttribute("action")!;
        Assert.Equal(Saved, await manager.GoAsync(address, ("new", "yes"), ("title", "Your first visit"), ("slug", "first-visit"), ("summary", "What to bring."), ("text", text), ("published", "yes")));
        return address;
    }

    private static async Task<int> WeightAsync(FormClient patient, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("br"));
        using var response = await patient.Http.SendAsync(request);
        return (await response.Content.ReadAsByteArrayAsync()).Length;
    }
}
