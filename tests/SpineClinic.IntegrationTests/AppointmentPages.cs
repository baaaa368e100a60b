using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Testing;
using SpineClinic.Booking;
using SpineClinic.Enquiries;
using SpineClinic.Testing;

namespace SpineClinic.IntegrationTests;

/// <summary>What a person sees of and does to their own appointment, over plain HTTP without script.</summary>
public sealed class AppointmentPages
{
    private const string Digits = "0123";
    private readonly FakeClock clock = new(TestClinic.Start);

    [Theory, EveryDatabase]
    public async Task The_link_alone_shows_nothing_and_lets_nothing_be_done(DatabaseKind kind)
    {
        await using var clinic = await StartAsync(kind);
        var link = await BookedAsync(clinic);
        using var stranger = clinic.NewPatient();
        var page = await stranger.PageAsync(link);
        Assert.DoesNotContain("Okonjo", page.Body!.TextContent, StringComparison.Ordinal);
        await stranger.RefusedAsync(link, ("answer", "9999"));
        foreach (var post in new[] { "/move", "/coming", "/late", "/cancel" })
        {
            Assert.Equal(link, await stranger.GoAsync(link + post, ("reason", "Other"), ("minutes", "5")));
        }

        Assert.Equal(link, await stranger.SentAwayAsync($"{link}/calendar.ics"));
        Assert.Equal(link, await stranger.SentAwayAsync($"{link}/move"));
        Assert.Empty(stranger.Cookies.GetCookies(clinic.Address));
        using var unknown = await stranger.GetAsync("/appointment/not-a-token");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        await using var db = clinic.Db();
        Assert.Equal(AppointmentStatus.Booked, (await db.Appointments.SingleAsync()).Status);
    }

    [Theory, EveryDatabase]
    public async Task A_cookie_of_one_link_opens_no_other(DatabaseKind kind)
    {
        await using var clinic = await StartAsync(kind);
        var (one, two) = (await BookedAsync(clinic), await BookedAsync(clinic));
        using var patient = clinic.NewPatient();
        await patient.GoAsync(one, ("answer", Digits));
        Assert.NotNull((await patient.PageAsync(one)).GetElementById("history"));
        Assert.Null((await patient.PageAsync(two)).GetElementById("history"));
    }

    [Theory, EveryDatabase]
    public async Task A_cancellation_needs_a_reason_and_keeps_what_was_typed(DatabaseKind kind)
    {
        await using var clinic = await StartAsync(kind);
        var link = await BookedAsync(clinic);
        using var patient = clinic.NewPatient();
        await patient.GoAsync(link, ("answer", Digits));
        var refused = await patient.RefusedAsync($"{link}/cancel", ("words", "My own words"), ("reason", "SpecialistAway"));
        Assert.Equal("#reason", refused.QuerySelector(".error-summary a")!.GetAttribute("href"));
        Assert.Equal("My own words", refused.QuerySelector<IHtmlTextAreaElement>("#words")!.Value);
        Assert.Equal("#words", (await patient.RefusedAsync($"{link}/cancel", ("reason", "Other"), ("words", new string('x', 1001)))).QuerySelector(".error-summary a")!.GetAttribute("href"));
        Assert.Equal($"{link}?done=cancelled", await patient.GoAsync($"{link}/cancel", ("reason", "FeelsBetter"), ("words", "My own words")));
        var page = await patient.PageAsync($"{link}?done=cancelled");
        Assert.Equal("You cancelled this appointment.", page.GetElementById("state")!.TextContent);
        Assert.Contains("A person will contact you by", page.GetElementById("next")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("form[action$='/cancel']"));
        Assert.Equal($"{link}?done=cancelled", await patient.GoAsync($"{link}/cancel", ("reason", "FeelsBetter")));
        Assert.Equal(link, await patient.SentAwayAsync($"{link}/move"));
        await using var db = clinic.Db();
        Assert.Equal(Worklist.ToRebook, (await db.Enquiries.SingleAsync()).Worklist);
    }

    [Theory, EveryDatabase]
    public async Task It_is_moved_confirmed_put_in_a_calendar_and_its_history_tells_all(DatabaseKind kind)
    {
        await using var clinic = await StartAsync(kind);
        var link = await BookedAsync(clinic);
        using var patient = clinic.NewPatient();
        Assert.Equal(link, await patient.GoAsync(link, ("answer", Digits)));
        var times = await patient.PageAsync($"{link}/move?day=2026-12-01");
        Assert.Equal($"{link}?done=moved", await BookingPages.PressAsync(patient, times.QuerySelector<IHtmlFormElement>(".times form")!));
        var page = await patient.PageAsync($"{link}?done=moved");
        Assert.Equal("Tuesday 1 December at 09:00", page.Answers()["When"]);
        Assert.Equal(2, page.QuerySelectorAll("#history li").Length);
        Assert.EndsWith("moved to Tuesday 1 December at 09:00", page.QuerySelector("#history li:last-child")!.TextContent, StringComparison.Ordinal);
        Assert.Equal($"{link}?done=coming", await patient.GoAsync($"{link}/coming"));
        Assert.Equal($"{link}?done=coming", await patient.GoAsync($"{link}/coming"));
        Assert.Contains("told us that you are coming", (await patient.PageAsync(link)).GetElementById("state")!.TextContent, StringComparison.Ordinal);
        using var file = await patient.GetAsync($"{link}/calendar.ics");
        Assert.Equal("text/calendar", file.Content.Headers.ContentType!.MediaType);
        var calendar = await file.Content.ReadAsStringAsync();
        Assert.Contains("DTSTART;TZID=Europe/London:20261201T090000", calendar, StringComparison.Ordinal);
        Assert.Contains("SEQUENCE:1", calendar, StringComparison.Ordinal);
        Assert.DoesNotContain("consultation", calendar, StringComparison.OrdinalIgnoreCase);
    }

    [Theory, EveryDatabase]
    public async Task On_its_day_one_can_be_late_and_afterwards_it_says_that_it_is_over(DatabaseKind kind)
    {
        await using var clinic = await StartAsync(kind);
        var link = await BookedAsync(clinic);
        using var patient = clinic.NewPatient();
        await patient.GoAsync(link, ("answer", Digits));
        Assert.Null((await patient.PageAsync(link)).QuerySelector("form[action$='/late']"));
        await patient.RefusedAsync($"{link}/late", ("minutes", "15"));
        clock.Advance(Duration.FromHours(23));
        await patient.RefusedAsync($"{link}/late", ("minutes", "7"));
        Assert.Equal($"{link}?done=late", await patient.GoAsync($"{link}/late", ("minutes", "15")));
        Assert.Contains("about 15 minutes late", (await patient.PageAsync($"{link}?done=late")).QuerySelector(".notice-success")!.TextContent, StringComparison.Ordinal);
        clock.Advance(Duration.FromHours(3));
        var page = await patient.PageAsync(link);
        Assert.Equal("This appointment is over.", page.GetElementById("state")!.TextContent);
        await patient.RefusedAsync($"{link}/cancel", ("reason", "Other"));
    }

    private Task<RunningClinic> StartAsync(DatabaseKind kind) => RunningClinic.StartAsync(kind, ["--Limits:FormPostsPerMinute=100000"], clock: clock);

    // The first time there is: Wednesday, 25 November, at 10:00, or the next.
    private static async Task<string> BookedAsync(RunningClinic clinic)
    {
        var (_, link) = await BookingPages.InvitedAsync(clinic, await clinic.TypeAsync());
        using var patient = clinic.NewPatient();
        await patient.GoAsync(link, ("answer", Digits));
        await BookingPages.PressAsync(patient, (await patient.PageAsync($"{link}/times")).QuerySelector<IHtmlFormElement>(".times form")!);
        return (await patient.GoAsync($"{link}/book")).Split('?')[0];
    }
}
