using System.Net;
using System.Text;
using System.Xml.Linq;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using SpineClinic.Testing;
using SpineClinic.Web.Hosting;
using SpineClinic.Web.Hosting.Demo;

namespace SpineClinic.IntegrationTests;

/// <summary>A manager makes the public site the clinic's own, over plain HTTP without script.</summary>
public sealed class OwnSitePages
{
    private const string Home = "/staff/settings/site";
    private const string Saved = $"{Home}?saved=true";
    private static readonly string[] One = [$"{Home}/look", $"{Home}/hours", $"{Home}/articles"];

    private static readonly (string, string)[] Page =
    [
        ("new", "yes"), ("title", "Your <first> visit"), ("slug", "first-visit"), ("summary", "What to bring."), ("text", "## Before\n\nBring your **medicines**, see [contact](/contact)."), ("published", "yes"),
    ];

    [Theory, EveryDatabase]
    public async Task Strangers_sign_in_first_and_nobody_but_a_manager_gets_in(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var stranger = clinic.NewPatient();
        using var reception = await StaffBrowser.SignInAsync(clinic, DemoClinic.ReceptionEmail);
        using var specialist = await StaffBrowser.SignInAsync(clinic, DemoClinic.SpecialistEmail);
        var id = Guid.NewGuid();
        foreach (var address in new[] { Home, $"{Home}/pages/new", $"{Home}/news/new", $"{Home}/team/{id}" }.Concat(One))
        {
            using var away = await stranger.GetAsync(address);
            Assert.Equal((address, HttpStatusCode.Redirect, "/staff/sign-in"), (address, away.StatusCode, new Uri(clinic.Address, away.Headers.Location!).AbsolutePath));
            Assert.Equal((address, HttpStatusCode.Forbidden), (address, (await reception.GetAsync(address)).StatusCode));
            Assert.Equal((address, HttpStatusCode.Forbidden), (address, (await specialist.GetAsync(address)).StatusCode));
        }

        foreach (var address in new[] { $"{Home}/pages/{id}", $"{Home}/pages/{id}/remove", $"{Home}/news/{id}", $"{Home}/news/{id}/remove", $"{Home}/team/{id}" }.Concat(One))
        {
            Assert.Equal((address, HttpStatusCode.Redirect), (address, (await stranger.PostAsync(address, Page)).StatusCode));
            Assert.Equal((address, HttpStatusCode.Forbidden), (address, (await reception.PostAsync(address, Page)).StatusCode));
            Assert.Equal((address, HttpStatusCode.Forbidden), (address, (await specialist.PostAsync(address, Page)).StatusCode));
        }

        using var manager = await StaffBrowser.SignInAsync(clinic, DemoClinic.ManagerEmail);
        foreach (var address in new[] { $"{Home}/pages/{id}", $"{Home}/news/{id}", $"{Home}/team/{id}", $"{Home}/team/new", $"{Home}/nonsense" })
        {
            Assert.Equal((address, HttpStatusCode.NotFound), (address, (await manager.GetAsync(address)).StatusCode));
        }

        Assert.Equal(HttpStatusCode.NotFound, (await manager.PostAsync($"{Home}/team/{id}", ("new", "yes"), ("body", "x"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await manager.PostAsync($"{Home}/pages/{id}", [.. Page.Skip(1)])).StatusCode);
        await using var db = clinic.Db();
        Assert.False(await db.AuditEntries.AnyAsync(row => row.Action.StartsWith("site.")));
    }

    [Theory, EveryDatabase]
    public async Task A_colour_that_cannot_be_read_is_refused_with_its_contrast_and_the_nearest_is_a_button(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var manager = await StaffBrowser.SignInAsync(clinic, DemoClinic.ManagerEmail);
        var address = $"{Home}/look";
        var refused = await manager.RefusedAsync(address, await SeenAsync(manager, address, ("name", "Hill <b>"), ("phone", "020 7946 0018"), ("brand", "#ffd400"), ("accent", "#222")));
        Assert.Equal([$"{address}#brand", $"{address}#accent"], refused.QuerySelectorAll(".error-summary a").Select(link => link.GetAttribute("href")));
        Assert.Matches("contrast of 1\\.[0-9] to 1", refused.GetElementById("brand-error")!.TextContent);
        Assert.Equal(("Hill <b>", "#ffd400"), (refused.GetElementById("name")!.GetAttribute("value"), refused.GetElementById("brand")!.GetAttribute("value")));
        var nearest = refused.QuerySelector("button[name='use.brand']")!.GetAttribute("value")!;
        using var filled = await manager.PostAsync(address, await SeenAsync(manager, address, ("name", "Hill <b>"), ("phone", "020 7946 0018"), ("brand", "#ffd400"), ("use.brand", nearest)));
        var page = await FormClient.ReadAsync(filled);
        Assert.Equal((HttpStatusCode.OK, nearest, "Hill <b>"), (filled.StatusCode, page.GetElementById("brand")!.GetAttribute("value"), page.GetElementById("name")!.GetAttribute("value")));
        await manager.RefusedAsync(address, await SeenAsync(manager, address, ("name", ""), ("phone", "call us"), ("brand", "red;}")));
        using var patient = clinic.NewPatient();
        Assert.Contains("Riverside Spine Clinic", (await patient.PageAsync("/")).Title, StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    public async Task A_file_that_is_no_good_logo_is_refused_with_the_reason_and_what_was_typed_stays(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var manager = await StaffBrowser.SignInAsync(clinic, DemoClinic.ManagerEmail);
        foreach (var (bytes, name, reason) in new[]
        {
            ("GIF89a"u8.ToArray(), "logo.png", "type PNG"), (new byte[201 * 1024], "logo.png", "201 KB"), (new byte[3000 * 1024], "photo.jpg", "3000 KB"), ([], "logo.png", "is empty"), (LogoPictures.Png(2001, 1), "logo.png", "2001 by 1"),
            (Encoding.UTF8.GetBytes(LogoPictures.Svg().Replace("<rect", "<script>alert(1)</script><rect", StringComparison.Ordinal)), "logo.png", "script"),
            (Encoding.UTF8.GetBytes("<!DOCTYPE svg [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" + LogoPictures.Svg()), "logo.svg", "document type"),
        })
        {
            using var answer = await SendAsync(manager, bytes, name, ("name", "Hill"), ("phone", "020 7946 0018"));
            var page = await FormClient.ReadAsync(answer);
            Assert.Equal((reason, HttpStatusCode.UnprocessableEntity), (reason, answer.StatusCode));
            Assert.Contains(reason, page.GetElementById("file-error")!.TextContent, StringComparison.Ordinal);
            Assert.Equal("Hill", page.GetElementById("name")!.GetAttribute("value"));
        }

        using var large = await SendAsync(manager, new byte[RequestLimits.LargestOfOwnSite], "logo.png", ("name", "Hill"));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.StatusCode);
        Assert.Contains("Go back", (await FormClient.ReadAsync(large)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        using var broken = new StringContent("--x\r\nnot a form", Encoding.UTF8, new System.Net.Http.Headers.MediaTypeHeaderValue("multipart/form-data") { Parameters = { new("boundary", "y") } });
        using var bad = await manager.Http.PostAsync(new Uri($"{Home}/look", UriKind.Relative), broken);
        Assert.Equal(HttpStatusCode.BadRequest, bad.StatusCode);
        await using var db = clinic.Db();
        Assert.False(await db.LogoImages.AnyAsync());
        using var patient = clinic.NewPatient();
        Assert.Equal(HttpStatusCode.NotFound, (await patient.GetAsync("/logo/0123.png")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await patient.GetAsync("/logo/clinic.db")).StatusCode);
    }

    [Theory, EveryDatabase]
    public async Task A_new_look_is_seen_before_it_is_saved_and_then_by_every_patient(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var manager = await StaffBrowser.SignInAsync(clinic, DemoClinic.ManagerEmail);
        using var patient = clinic.NewPatient();
        var before = Sheet(await patient.PageAsync("/"));
        using var shown = await SendAsync(
            manager, Encoding.UTF8.GetBytes(LogoPictures.Svg()), "logo.svg", [("name", "Hill & Sons"), ("phone", "020 7946 0000"), ("brand", "7A1F5C"), ("accent", ""), ("then", "preview")]);
        var preview = await FormClient.ReadAsync(shown);
        Assert.Equal(("noindex", "Hill & Sons"), (preview.QuerySelector("meta[name=robots]")!.GetAttribute("content"), preview.QuerySelector(".brand img")!.GetAttribute("alt")));
        Assert.Contains(".7a1f5c.", Sheet(preview), StringComparison.Ordinal);
        Assert.Equal("no-store", shown.Headers.CacheControl?.ToString());
        Assert.Equal(before, Sheet(await patient.PageAsync("/")));

        var forms = preview.QuerySelectorAll<IHtmlFormElement>(".preview-bar form").ToList();
        using var edited = await manager.PostAsync($"{Home}/look", [.. Inputs(forms[1]), ("then", "edit")]);
        var edit = await FormClient.ReadAsync(edited);
        Assert.Equal(("Hill & Sons", "#7a1f5c"), (edit.GetElementById("name")!.GetAttribute("value"), edit.GetElementById("brand")!.GetAttribute("value")));
        Assert.NotNull(edit.QuerySelector(".logo-now"));
        Assert.Equal(Saved, await manager.GoAsync($"{Home}/look", [.. Inputs(forms[0]), ("then", "save")]));
        Assert.Equal(Saved, await manager.GoAsync($"{Home}/look", [.. Inputs(forms[0]), ("then", "save")]));

        foreach (var address in new[] { "/", "/conditions/sciatica", "/enquire", "/staff/sign-in", "/no-such-page" })
        {
            using var response = await patient.GetAsync(address);
            var page = await FormClient.ReadAsync(response);
            Assert.Contains(".7a1f5c.", Sheet(page), StringComparison.Ordinal);
            Assert.Equal("Hill & Sons", page.QuerySelector(".brand img")!.GetAttribute("alt"));
        }

        var home = await patient.PageAsync("/");
        Assert.Contains("020 7946 0000", home.Body!.TextContent, StringComparison.Ordinal);
        using var sheet = await patient.GetAsync(Sheet(home));
        Assert.Equal(("text/css", "public, max-age=31536000, immutable"), (sheet.Content.Headers.ContentType?.MediaType, sheet.Headers.CacheControl!.ToString()));
        Assert.Contains("--brand: #7a1f5c", await sheet.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var logo = await patient.GetAsync(home.QuerySelector(".brand img")!.GetAttribute("src")!);
        Assert.Equal(("image/svg+xml", "nosniff"), (logo.Content.Headers.ContentType?.MediaType, logo.Headers.GetValues("X-Content-Type-Options").Single()));
        Assert.Contains("sandbox", logo.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Contains("immutable", logo.Headers.CacheControl!.ToString(), StringComparison.Ordinal);

        Assert.Equal(Saved, await manager.GoAsync($"{Home}/look", [.. Inputs(await manager.PageAsync($"{Home}/look")).Where(field => field.Name != "brand"), ("brand", ""), ("removeLogo", "yes")]));
        Assert.Equal(before, Sheet(await patient.PageAsync("/")));
        Assert.Null((await patient.PageAsync("/")).QuerySelector(".brand img"));
        await using var db = clinic.Db();
        Assert.Equal(2, await db.AuditEntries.CountAsync(row => row.Action == "site.LookChanged"));
    }

    [Theory, EveryDatabase]
    public async Task A_page_of_the_clinic_is_refused_at_each_line_then_read_and_then_gone(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var manager = await StaffBrowser.SignInAsync(clinic, DemoClinic.ManagerEmail);
        using var patient = clinic.NewPatient();
        var address = (await manager.PageAsync($"{Home}/pages/new")).QuerySelector("main form")!.GetAttribute("action")!;
        (string, string)[] With(params (string Name, string Value)[] fields) => [.. Page.ExceptBy(fields.Select(field => field.Name), field => field.Item1), .. fields];
        var markup = await manager.RefusedAsync(address, With(("text", "Fine.\n\n<script>alert(1)</script>\n\n# Title\n\n[x](/nowhere)")));
        Assert.Equal(["Line 3", "Line 5", "Line 7"], markup.QuerySelectorAll(".error-summary a").Select(link => link.TextContent.Split(':')[0]));
        Assert.Equal("Fine.\n\n<script>alert(1)</script>\n\n# Title\n\n[x](/nowhere)", markup.QuerySelector<IHtmlTextAreaElement>("#text")!.DefaultValue);
        Assert.Empty(markup.QuerySelectorAll("main script"));
        Assert.Contains("must always find", (await manager.RefusedAsync(address, With(("slug", "emergency")))).GetElementById("slug-error")!.TextContent, StringComparison.Ordinal);
        var claims = await manager.RefusedAsync(address, With(("text", "The best clinic. We cure you.")));
        Assert.Contains("“best”", claims.GetElementById("confirmed-hint")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await patient.GetAsync("/pages/first-visit")).StatusCode);

        using var shown = await manager.PostAsync(address, With(("then", "preview")));
        Assert.Equal((HttpStatusCode.OK, "medicines"), (shown.StatusCode, (await FormClient.ReadAsync(shown)).QuerySelector(".page-preview strong")!.TextContent));
        Assert.Equal(Saved, await manager.GoAsync(address, Page));
        Assert.Equal(Saved, await manager.GoAsync(address, Page));
        var page = await patient.PageAsync("/pages/first-visit?language=ar");
        Assert.Equal(("Your <first> visit", "/contact?language=ar"), (page.QuerySelector("h1")!.TextContent, page.QuerySelector("main div[lang=en] a")!.GetAttribute("href")));
        Assert.Equal("/pages/first-visit", (await patient.PageAsync("/privacy")).QuerySelector("footer a[href^='/pages']")!.GetAttribute("href"));
        Assert.Contains("/pages/first-visit", await SiteMapAsync(patient));
        var other = (await manager.PageAsync($"{Home}/pages/new")).QuerySelector("main form")!.GetAttribute("action")!;
        Assert.Contains("another page", (await manager.RefusedAsync(other, Page)).GetElementById("slug-error")!.TextContent, StringComparison.Ordinal);

        Assert.Equal(Saved, await manager.GoAsync($"{address}/remove", await SeenAsync(manager, address)));
        Assert.Equal(Saved, await manager.GoAsync($"{address}/remove"));
        Assert.Equal(HttpStatusCode.NotFound, (await patient.GetAsync("/pages/first-visit")).StatusCode);
        Assert.Null((await patient.PageAsync("/privacy")).QuerySelector("footer a[href^='/pages']"));
    }

    [Theory, EveryDatabase]
    public async Task Of_two_managers_the_second_sees_both_texts(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var manager = await StaffBrowser.SignInAsync(clinic, DemoClinic.ManagerEmail);
        var address = (await manager.PageAsync($"{Home}/pages/new")).QuerySelector("main form")!.GetAttribute("action")!;
        await manager.GoAsync(address, Page);
        var opened = Inputs(await manager.PageAsync(address));
        (string, string)[] With(string text) => [.. opened.Where(field => field.Name != "text"), ("text", text)];
        Assert.Equal(Saved, await manager.GoAsync(address, With("Theirs.")));
        using var refused = await manager.PostAsync(address, With("Mine."));
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        var both = await FormClient.ReadAsync(refused);
        Assert.Equal(("Mine.", "Theirs."), (both.QuerySelector<IHtmlTextAreaElement>("#text")!.DefaultValue, both.QuerySelector(".as-typed")!.TextContent));
        Assert.Equal(Saved, await manager.GoAsync(address, Inputs(both)));
        using var patient = clinic.NewPatient();
        Assert.Contains("Mine.", (await patient.PageAsync("/pages/first-visit")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    public async Task Team_news_hours_and_sites_are_what_the_manager_says(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var manager = await StaffBrowser.SignInAsync(clinic, DemoClinic.ManagerEmail);
        using var patient = clinic.NewPatient();
        var overview = await manager.PageAsync(Home);
        string LinkTo(string section, int row) => overview.QuerySelectorAll($"[aria-labelledby={section}] a")[row].GetAttribute("href")!;
        var imogen = overview.QuerySelectorAll("[aria-labelledby=team] a").Single(link => link.TextContent == "Dr Imogen Hale").GetAttribute("href")!;
        Assert.Equal(2, (await patient.PageAsync("/team")).QuerySelectorAll("main .topics a").Length);
        var hale = Inputs(await manager.PageAsync(imogen));
        await manager.RefusedAsync(imogen, [.. hale.Where(field => field.Name is not "number"), ("number", "")]);
        Assert.Equal(Saved, await manager.GoAsync(imogen, [.. hale.Where(field => field.Name is not ("published" or "interests")), ("interests", "Necks <1>")]));
        Assert.Single((await patient.PageAsync("/team")).QuerySelectorAll("main .topics a"));
        Assert.Equal(HttpStatusCode.NotFound, (await patient.GetAsync("/team/dr-imogen-hale")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await patient.GetAsync("/team/mr-rafael-okonjo")).StatusCode);

        Assert.Equal("#until", (await manager.RefusedAsync(LinkTo("news", 0), await SeenAsync(manager, LinkTo("news", 0), ("title", "x"), ("text", "y"), ("from", "2026-12-02"), ("until", "2026-12-01")))).QuerySelector(".error-summary a")!.GetAttribute("href")![^6..]);
        Assert.NotNull((await patient.PageAsync("/")).GetElementById("news"));
        Assert.Equal(Saved, await manager.GoAsync($"{LinkTo("news", 0)}/remove", await SeenAsync(manager, LinkTo("news", 0))));
        Assert.Null((await patient.PageAsync("/")).GetElementById("news"));
        Assert.Equal(HttpStatusCode.NotFound, (await patient.GetAsync("/news")).StatusCode);

        await manager.RefusedAsync($"{Home}/hours", await SeenAsync(manager, $"{Home}/hours", ("Monday", "nine to five")));
        Assert.Equal(Saved, await manager.GoAsync($"{Home}/hours", await SeenAsync(manager, $"{Home}/hours", ("Monday", "08:00-12:00, 13:00-17:00"), ("Saturday", "09:00-11:00"))));
        Assert.Equal("/staff/settings/booking?saved=true", await manager.GoAsync("/staff/settings/booking/closures/new", ("name", "Inventory"), ("first", "2026-12-01"), ("last", "2099-12-01"), ("site", ""), ("confirmed", "yes")));
        Assert.Equal("/staff/settings/booking?saved=true", await manager.GoAsync(
            LinkTo("sites", 0), [.. Inputs(await manager.PageAsync(LinkTo("sites", 0))).Where(field => field.Name is not ("access" or "phone")), ("access", "A ramp <here>."), ("phone", "020 7946 0333")]));
        var contact = (await patient.PageAsync("/contact")).QuerySelector("main")!;
        Assert.Contains("09:00 to 11:00", contact.TextContent, StringComparison.Ordinal);
        Assert.Contains("A ramp <here>.", contact.TextContent, StringComparison.Ordinal);
        Assert.Contains("Inventory", contact.TextContent, StringComparison.Ordinal);
        Assert.NotNull(contact.QuerySelector("a[href='tel:+442079460333']"));
    }

    private static string Sheet(IParentNode page) => page.QuerySelectorAll("link[rel=stylesheet]").Single().GetAttribute("href")!;

    internal static (string Name, string Value)[] Inputs(IHtmlDocument page) => Inputs(page.QuerySelector<IHtmlFormElement>("main form.panel")!);

    private static (string Name, string Value)[] Inputs(IHtmlFormElement form) =>
    [
        .. form.QuerySelectorAll("input:not([type=file])").Where(field => field.GetAttribute("type") is not ("checkbox" or "radio") || field.HasAttribute("checked"))
            .Select(field => (field.GetAttribute("name")!, field.GetAttribute("value") ?? "")),
        .. form.QuerySelectorAll<IHtmlTextAreaElement>("textarea").Select(field => (field.Name!, field.DefaultValue)),
    ];

    // What was typed, with what the page showed before.
    internal static async Task<(string, string)[]> SeenAsync(FormClient manager, string address, params (string Name, string Value)[] typed) =>
        [.. Inputs(await manager.PageAsync(address)).Where(field => field.Name.StartsWith("was.", StringComparison.Ordinal)), .. typed];

    // Headers first, as for every body that may be refused: the server need not take what it will not have.
    internal static async Task<HttpResponseMessage> SendAsync(FormClient manager, byte[] bytes, string name, params (string Name, string Value)[] fields)
    {
        using var content = new MultipartFormDataContent();
        foreach (var (field, value) in await SeenAsync(manager, $"{Home}/look", fields))
        {
            content.Add(new StringContent(value), field);
        }

        using var file = new ByteArrayContent(bytes);
        content.Add(file, "file", name);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"{Home}/look", UriKind.Relative)) { Content = content };
        request.Headers.ExpectContinue = true;
        return await manager.Http.SendAsync(request);
    }

    internal static async Task<List<string>> SiteMapAsync(FormClient patient) =>
        [.. XDocument.Parse(await patient.Http.GetStringAsync(new Uri("/sitemap.xml", UriKind.Relative))).Descendants().Where(element => element.Name.LocalName == "loc").Select(element => new Uri(element.Value).AbsolutePath)];
}
