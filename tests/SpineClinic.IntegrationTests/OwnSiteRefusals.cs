using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using SpineClinic.Testing;
using SpineClinic.Web.Hosting.Demo;
using SpineClinic.Website;

namespace SpineClinic.IntegrationTests;

/// <summary>What is sent to the public site's settings in a way that none of its pages would send, or more of it than they take.</summary>
public sealed class OwnSiteRefusals
{
    private const string Home = "/staff/settings/site";
    private const string Saved = $"{Home}?saved=true";

    private static readonly (string Name, string Value)[] New = [("new", "yes"), ("title", "Your visit"), ("slug", "your-visit"), ("summary", "What to bring."), ("published", "yes")];

    [Theory, EveryDatabase]
    public async Task A_post_that_says_nothing_of_what_it_saw_erases_nothing(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var manager = await StaffBrowser.SignInAsync(clinic, DemoClinic.ManagerEmail);
        var overview = await manager.PageAsync(Home);
        string LinkTo(string section) => overview.QuerySelector($"[aria-labelledby={section}] a")!.GetAttribute("href")!;
        foreach (var address in new[] { $"{Home}/look", $"{Home}/hours", $"{Home}/articles", LinkTo("team"), LinkTo("news"), $"{LinkTo("news")}/remove" })
        {
            using var json = new StringContent("{}", Encoding.UTF8, "application/json");
            using var answer = await manager.Http.PostAsync(new Uri(address, UriKind.Relative), json);
            using var empty = await manager.PostAsync(address);
            Assert.Equal((address, HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (address, answer.StatusCode, empty.StatusCode));
        }

        using var patient = clinic.NewPatient();
        Assert.NotNull((await patient.PageAsync("/")).QuerySelector("main a[href='/conditions']"));
        Assert.Equal(HttpStatusCode.OK, (await patient.GetAsync("/news")).StatusCode);
    }

    [Theory, EveryDatabase]
    public async Task The_longest_text_in_any_script_can_be_changed(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var manager = await StaffBrowser.SignInAsync(clinic, DemoClinic.ManagerEmail);
        var text = new string('\u6f22', ClinicPage.LongestText - 1);
        var address = (await manager.PageAsync($"{Home}/pages/new")).QuerySelector("main form")!.GetAttribute("action")!;
        Assert.Equal(Saved, await manager.GoAsync(address, [.. New, ("text", text)]));
        (string, string)[] Longer(IHtmlDocument page, string more) => [.. OwnSitePages.Inputs(page).Where(field => field.Name != "text"), ("text", text + more)];
        Assert.Equal(Saved, await manager.GoAsync(address, Longer(await manager.PageAsync(address), "\u5b57")));
        Assert.Contains("20000 characters", (await manager.RefusedAsync(address, Longer(await manager.PageAsync(address), "\u5b57\u5b57"))).GetElementById("text-error")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    public async Task What_saving_would_refuse_is_refused_when_it_is_looked_at(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var manager = await StaffBrowser.SignInAsync(clinic, DemoClinic.ManagerEmail);
        var address = (await manager.PageAsync($"{Home}/pages/new")).QuerySelector("main form")!.GetAttribute("action")!;
        var refused = await manager.RefusedAsync(address, [.. New.Where(field => field.Name != "slug"), ("slug", "bad slug"), ("text", new string('a', 20_800)), ("then", "preview")]);
        Assert.NotNull(refused.GetElementById("slug-error"));
        Assert.NotNull(refused.GetElementById("text-error"));
        var many = await manager.RefusedAsync(address, [.. New, ("text", string.Concat(Enumerable.Repeat("<b>\n", 4000)))]);
        Assert.Equal(21, many.QuerySelectorAll(".error-summary a").Length);
        Assert.Contains("3980 more", many.GetElementById("text-error")!.TextContent, StringComparison.Ordinal);
        using var shown = await manager.PostAsync(address, [.. New, ("text", "Fine."), ("then", "preview")]);
        Assert.Equal(HttpStatusCode.OK, shown.StatusCode);
        using var patient = clinic.NewPatient();
        Assert.Equal(HttpStatusCode.NotFound, (await patient.GetAsync("/pages/your-visit")).StatusCode);
    }

    [Theory, EveryDatabase]
    public async Task More_than_any_form_has_is_said_to_be_too_much(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var manager = await StaffBrowser.SignInAsync(clinic, DemoClinic.ManagerEmail);
        var news = (await manager.PageAsync(Home)).QuerySelector("[aria-labelledby=news] a")!.GetAttribute("href")!;
        foreach (var fields in new[] { Enumerable.Range(0, 1100).Select(number => ($"f{number}", "x")).ToArray(), [(new string('n', 5000), "x")] })
        {
            using var removal = await manager.PostAsync($"{news}/remove", fields);
            using var save = await manager.PostAsync(news, fields);
            Assert.Equal((HttpStatusCode.RequestEntityTooLarge, HttpStatusCode.RequestEntityTooLarge), (removal.StatusCode, save.StatusCode));
        }
    }

    [Theory, EveryDatabase]
    public async Task What_the_evidence_refuses_is_not_saved_before_somebody_stands_by_it(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var manager = await StaffBrowser.SignInAsync(clinic, DemoClinic.ManagerEmail);
        var address = (await manager.PageAsync($"{Home}/pages/new")).QuerySelector("main form")!.GetAttribute("action")!;
        var asked = await manager.RefusedAsync(address, [.. New, ("text", "Keyhole surgery has fewer complications and gets you home the same day. 95% of our patients are happy.")]);
        var said = asked.GetElementById("confirmed-hint")!.TextContent;
        Assert.All(new[] { "“fewer complications”", "“home the same day”", "“95%”" }, words => Assert.Contains(words, said, StringComparison.Ordinal));
        using var patient = clinic.NewPatient();
        using var page = await patient.GetAsync($"/pages/{New.First(field => field.Item1 == "slug").Item2}");
        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
    }

    [Theory, EveryDatabase]
    public async Task Whoever_stands_by_one_word_is_asked_again_for_another(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var manager = await StaffBrowser.SignInAsync(clinic, DemoClinic.ManagerEmail);
        var address = (await manager.PageAsync($"{Home}/pages/new")).QuerySelector("main form")!.GetAttribute("action")!;
        var asked = await manager.RefusedAsync(address, [.. New, ("text", "We are the best.")]);
        (string, string)[] Confirmed(IHtmlDocument page, string text) => [.. OwnSitePages.Inputs(page).Where(field => field.Name != "text"), ("text", text), ("confirmed", "yes")];
        var again = await manager.RefusedAsync(address, Confirmed(asked, "We are the best. Guaranteed."));
        Assert.Contains("“Guaranteed”", again.GetElementById("confirmed-hint")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(Saved, await manager.GoAsync(address, Confirmed(again, "We are the best. Guaranteed.")));
    }
}
