using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using NodaTime.Testing;
using SpineClinic.Booking;
using SpineClinic.Testing;

namespace SpineClinic.IntegrationTests;

/// <summary>What a link in a letter opens, to whom, and what it never does by being looked at.</summary>
public sealed class BookingAccess
{
    private const string Digits = "0123";
    private readonly FakeClock clock = new(TestClinic.Start);

    [Theory, EveryDatabase]
    public async Task A_wrong_link_a_wrong_answer_and_a_page_further_in_show_nothing_and_leave_no_cookie(DatabaseKind kind)
    {
        await using var clinic = await StartAsync(kind);
        var link = await BookingPages.InvitedAsync(clinic);
        using var stranger = clinic.NewPatient();
        using var unknown = await stranger.GetAsync("/invitation/not-a-token");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Equal("This link does not work", (await FormClient.ReadAsync(unknown)).QuerySelector("h1")!.TextContent);
        var first = await stranger.PageAsync(link);
        Assert.DoesNotContain("Zo\u00eb", first.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["#answer"], (await stranger.RefusedAsync(link, ("answer", "9999"))).QuerySelectorAll(".error-summary a").Select(error => error.GetAttribute("href")));
        Assert.NotNull((await stranger.RefusedAsync(link)).QuerySelector(".error-summary"));
        foreach (var page in new[] { "/times", "/confirm" })
        {
            Assert.Equal(link, await stranger.SentAwayAsync(link + page));
        }

        foreach (var post in new[] { "/hold", "/longer", "/book", "/decline", "/help" })
        {
            Assert.Equal(link, await stranger.GoAsync(link + post));
        }

        Assert.Empty(stranger.Cookies.GetCookies(clinic.Address));
        await using var db = clinic.Db();
        Assert.Empty(await db.Appointments.ToListAsync());
    }

    [Theory, EveryDatabase]
    public async Task Ten_wrong_answers_lock_the_link_and_the_page_says_to_ring(DatabaseKind kind)
    {
        await using var clinic = await StartAsync(kind);
        var link = await BookingPages.InvitedAsync(clinic);
        using var stranger = clinic.NewPatient();
        for (var i = 1; i < Invitation.MostTries; i++)
        {
            await stranger.RefusedAsync(link, ("answer", $"999{i}"));
        }

        using var locked = await stranger.PostAsync(link, ("answer", "9990"));
        Assert.Equal(HttpStatusCode.Forbidden, locked.StatusCode);
        Assert.Contains(Forms.Phone, await locked.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var right = await stranger.PostAsync(link, ("answer", Digits));
        Assert.Equal(HttpStatusCode.Forbidden, right.StatusCode);
    }

    [Theory, EveryDatabase]
    public async Task Forms_of_other_sites_are_refused(DatabaseKind kind)
    {
        await using var clinic = await StartAsync(kind);
        var link = await BookingPages.InvitedAsync(clinic);
        using var patient = clinic.NewPatient();
        await patient.GoAsync(link, ("answer", Digits));
        foreach (var post in new[] { "", "/hold", "/book", "/help" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(link + post, UriKind.Relative)) { Content = new FormUrlEncodedContent([KeyValuePair.Create("answer", Digits)]) };
            request.Headers.Add("Origin", "https://evil.example");
            using var refused = await patient.Http.SendAsync(request);
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        }
    }

    [Theory, EveryDatabase]
    public async Task A_link_that_ran_out_or_was_replaced_says_so(DatabaseKind kind)
    {
        await using var clinic = await StartAsync(kind);
        var link = await BookingPages.InvitedAsync(clinic);
        using var patient = clinic.NewPatient();
        await patient.GoAsync(link, ("answer", Digits));
        clock.Advance(Invitation.Lifetime);
        using var expired = await patient.GetAsync(link);
        Assert.Equal(HttpStatusCode.Gone, expired.StatusCode);
        Assert.Equal("This link has run out", (await FormClient.ReadAsync(expired)).QuerySelector("h1")!.TextContent);
        Assert.Equal(link, await patient.SentAwayAsync($"{link}/times"));
    }

    [Theory, EveryDatabase]
    public async Task Looking_changes_nothing(DatabaseKind kind)
    {
        await using var clinic = await StartAsync(kind);
        var link = await BookingPages.InvitedAsync(clinic);
        using var patient = clinic.NewPatient();
        await patient.GoAsync(link, ("answer", Digits));
        await BookingPages.PressAsync(patient, (await patient.PageAsync($"{link}/times")).QuerySelector<IHtmlFormElement>(".times form")!);
        await using var db = clinic.Db();
        var before = await db.AuditEntries.CountAsync();
        foreach (var page in new[] { "/times", "/times?day=2026-12-01", "/times?time=mornings", "/times?done=help", "/confirm" })
        {
            await patient.PageAsync(link + page);
        }

        foreach (var post in new[] { "/hold", "/longer", "/book", "/decline", "/help", "/leave" })
        {
            using var refused = await patient.GetAsync(link + post);
            Assert.Equal(HttpStatusCode.MethodNotAllowed, refused.StatusCode);
        }

        Assert.Equal(before, await db.AuditEntries.CountAsync());
    }

    [Theory]
    [InlineData("/invitation/%0A/times")]
    [InlineData("/invitation/%C3%A9/times")]
    [InlineData("/appointment/%0A/move")]
    public async Task A_link_of_nonsense_leads_to_a_page_that_says_so(string address)
    {
        await using var clinic = await StartAsync(DatabaseKind.Sqlite);
        using var stranger = clinic.NewPatient();
        using var sent = await stranger.GetAsync(address);
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        using var told = await stranger.GetAsync(sent.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.NotFound, told.StatusCode);
    }

    private Task<RunningClinic> StartAsync(DatabaseKind kind) => RunningClinic.StartAsync(kind, ["--Limits:FormPostsPerMinute=100000"], clock: clock);
}
