using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using SpineClinic.Testing;
using SpineClinic.Web.Hosting.Demo;

namespace SpineClinic.IntegrationTests;

public sealed class SearchPages
{
    private const string Address = "/staff/search";

    [Theory, EveryDatabase]
    public async Task Strangers_sign_in_first_and_words_in_an_address_are_not_looked_for(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        await StaffBrowser.NewEnquiryAsync(clinic);
        using var stranger = clinic.NewPatient();
        foreach (var act in new[] { Address, $"{Address}/views", $"{Address}/views/{Guid.NewGuid()}/rename", $"{Address}/views/{Guid.NewGuid()}/delete" })
        {
            using var refused = await stranger.PostAsync(act, ("q", "Quince"));
            Assert.Equal((act, HttpStatusCode.Redirect), (act, refused.StatusCode));
            Assert.DoesNotContain("Quince", refused.Headers.Location!.OriginalString, StringComparison.Ordinal);
        }

        using var reception = await StaffBrowser.SignInAsync(clinic, DemoClinic.ReceptionEmail);
        var page = await reception.PageAsync($"{Address}?q=Quince");
        Assert.Empty(page.QuerySelectorAll("[data-reference]"));
        Assert.Equal("", page.QuerySelector<IHtmlInputElement>("#q")!.Value);
        Assert.Equal(HttpStatusCode.NotFound, (await reception.GetAsync($"{Address}?view={Guid.NewGuid()}")).StatusCode);
    }

    [Theory, EveryDatabase]
    public async Task What_is_typed_is_answered_on_the_spot_and_kept(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        var reference = await StaffBrowser.NewEnquiryAsync(clinic);
        using var reception = await StaffBrowser.SignInAsync(clinic, DemoClinic.ReceptionEmail);
        foreach (var text in new[] { "zoe qui", "ZOË", reference.ToLowerInvariant(), "07700 900123", "0123", "zoe@example.org", "today", "quicne" })
        {
            var found = await FindAsync(reception, ("q", text));
            Assert.Equal((text, reference), (text, found.QuerySelector("[data-reference]")?.GetAttribute("data-reference")));
            Assert.Equal(text, found.QuerySelector<IHtmlInputElement>("#q")!.Value);
        }

        Assert.Equal("Nothing found", (await FindAsync(reception, ("q", "nobody"))).GetElementById("found")!.TextContent);
        Assert.Equal("Nothing found", (await FindAsync(reception, ("q", "zoe"), ("tier", "P0"))).GetElementById("found")!.TextContent);
        Assert.Equal("Nothing found", (await FindAsync(reception, ("q", "\0<script>"))).GetElementById("found")!.TextContent);
        using var manager = await StaffBrowser.SignInAsync(clinic, DemoClinic.ManagerEmail);
        var seen = await FindAsync(manager, ("q", "zoe"));
        Assert.NotNull(seen.QuerySelector("[data-reference]"));
        Assert.Null(seen.QuerySelector(".enquiry-link"));
    }

    [Theory, EveryDatabase]
    public async Task The_script_gets_the_list_alone(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        await StaffBrowser.NewEnquiryAsync(clinic);
        using var reception = await StaffBrowser.SignInAsync(clinic, DemoClinic.ReceptionEmail);
        reception.Http.DefaultRequestHeaders.Add("X-Part", "results");
        var part = await FindAsync(reception, ("q", "zoe"));
        Assert.Equal("1 found", part.QuerySelector("[data-found]")!.GetAttribute("data-found"));
        Assert.Null(part.QuerySelector("main"));
        using var wrong = await reception.PostAsync(Address, ("q", "zoe"), ("from", "nonsense"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
    }

    [Theory, EveryDatabase]
    public async Task A_filter_that_cannot_be_is_an_error_and_everything_typed_is_kept(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var reception = await StaffBrowser.SignInAsync(clinic, DemoClinic.ReceptionEmail);
        foreach (var (field, value) in new[] { ("tier", "1"), ("status", "Lost"), ("worklist", "nonsense"), ("specialist", "me"), ("from", "31/12/2026"), ("to", "tomorrow") })
        {
            var refused = await reception.RefusedAsync(Address, ("q", "Zoë"), (field, value));
            Assert.Equal($"{Address}#{field}", refused.QuerySelector(".error-summary a")!.GetAttribute("href"));
            Assert.Equal("Zoë", refused.QuerySelector<IHtmlInputElement>("#q")!.Value);
        }

        using var address = await reception.GetAsync($"{Address}?from=nonsense");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, address.StatusCode);
        var turned = await reception.RefusedAsync(Address, ("from", "2026-12-02"), ("to", "2026-12-01"));
        Assert.Equal($"{Address}#to", turned.QuerySelector(".error-summary a")!.GetAttribute("href"));
    }

    [Theory, EveryDatabase]
    public async Task A_long_list_goes_on_where_the_page_before_ended(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind, withHistory: true);
        using var reception = await StaffBrowser.SignInAsync(clinic, DemoClinic.ReceptionEmail);
        var first = await reception.PageAsync($"{Address}?from=2020-01-01");
        Assert.Equal("25 shown, there are more", first.GetElementById("found")!.TextContent);
        var inputs = first.QuerySelectorAll<IHtmlInputElement>("form.show-more input").Select(input => (input.Name!, input.Value)).ToArray();
        var second = await FindAsync(reception, inputs);
        string[] References(IDocument page) => [.. page.QuerySelectorAll("[data-reference]").Select(row => row.GetAttribute("data-reference")!)];
        Assert.Empty(References(first).Intersect(References(second)));
        await using var db = clinic.Db();
        Assert.Equal(await db.Enquiries.CountAsync(TestContext.Current.CancellationToken), References(first).Length + References(second).Length);
    }

    [Theory, EveryDatabase]
    public async Task A_search_is_saved_opened_renamed_shared_and_deleted(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        var reference = await StaffBrowser.NewEnquiryAsync(clinic);
        using var reception = await StaffBrowser.SignInAsync(clinic, DemoClinic.ReceptionEmail);
        using var specialist = await StaffBrowser.SignInAsync(clinic, DemoClinic.SpecialistEmail);
        var nameless = await reception.RefusedAsync($"{Address}/views", ("tier", "P3"), ("viewName", " "));
        Assert.Equal($"{Address}#viewName", nameless.QuerySelector(".error-summary a")!.GetAttribute("href"));
        await reception.RefusedAsync($"{Address}/views", ("viewName", "All"));
        Assert.Equal(HttpStatusCode.Forbidden, (await specialist.PostAsync($"{Address}/views", ("tier", "P3"), ("viewName", "Ours"), ("shared", "shared"))).StatusCode);

        var saved = await reception.GoAsync($"{Address}/views", ("q", "Quince"), ("tier", "P3"), ("viewName", "Ours"), ("shared", "shared"));
        Assert.StartsWith($"{Address}?view=", saved, StringComparison.Ordinal);
        var opened = await specialist.PageAsync(saved);
        Assert.Equal(reference, Assert.Single(opened.QuerySelectorAll("[data-reference]")).GetAttribute("data-reference"));
        Assert.Equal("Ours", opened.QuerySelector("a[aria-current=page] bdi")!.TextContent);
        var id = saved.Split('=')[1];
        Assert.Equal(HttpStatusCode.Forbidden, (await specialist.PostAsync($"{Address}/views/{id}/delete")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await specialist.PostAsync($"{Address}/views/{id}/rename", ($"rename-{Guid.Parse(id):N}", "Mine"))).StatusCode);
        var refused = await reception.RefusedAsync($"{Address}/views/{id}/rename", ($"rename-{Guid.Parse(id):N}", new string('x', 61)));
        Assert.Equal(new string('x', 61), refused.QuerySelector<IHtmlInputElement>($"#rename-{Guid.Parse(id):N}")!.Value);
        Assert.Equal(saved, await reception.GoAsync($"{Address}/views/{id}/rename", ($"rename-{Guid.Parse(id):N}", "Routine")));
        Assert.Equal(Address, await reception.GoAsync($"{Address}/views/{id}/delete"));
        Assert.Equal(HttpStatusCode.NotFound, (await reception.PostAsync($"{Address}/views/{id}/delete")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await specialist.GetAsync(saved)).StatusCode);
    }

    private static async Task<IHtmlDocument> FindAsync(FormClient browser, params (string Name, string Value)[] inputs)
    {
        using var answer = await browser.PostAsync(Address, inputs);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        return await FormClient.ReadAsync(answer);
    }
}
