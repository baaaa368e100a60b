using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using SpineClinic.Testing;
using SpineClinic.Web.Hosting.Demo;

namespace SpineClinic.IntegrationTests;

public sealed class CalendarPages
{
    private const string Address = "/staff/settings/calendars";
    private const string Calendar = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20261201T100000Z\r\nDTEND:20261201T110000Z\r\nSUMMARY:Dentist\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

    [Theory, EveryDatabase]
    public async Task A_feed_is_made_read_by_strangers_and_revoked(DatabaseKind kind)
    {
        await using var clinic = await Planning.StartAsync(kind);
        using var manager = await StaffBrowser.SignInAsync(clinic, DemoClinic.ManagerEmail);
        var key = (await manager.PageAsync(Address)).QuerySelector<IHtmlInputElement>("input[name=key]")!.Value;
        using (var refused = await manager.PostAsync($"{Address}/feeds", ("key", key), ("resource", "nobody")))
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        }

        var made = await manager.GoAsync($"{Address}/feeds", ("key", key), ("resource", await Planning.HaleAsync(clinic)), ("shows", "reference"));
        var shown = await manager.PageAsync(made);
        var feed = new Uri(shown.QuerySelector(".secret")!.TextContent).AbsolutePath;
        using var program = clinic.NewPatient();
        foreach (var unknown in new[] { "/calendar/nonsense.ics", feed[..^4], feed.Replace(".ics", "A.ics", StringComparison.Ordinal), "/calendar/.ics" })
        {
            Assert.Equal((unknown, HttpStatusCode.NotFound), (unknown, (await program.GetAsync(unknown)).StatusCode));
        }

        using (var read = await program.GetAsync(feed))
        {
            Assert.Equal(("text/calendar", "utf-8"), (read.Content.Headers.ContentType!.MediaType, read.Content.Headers.ContentType.CharSet));
            Assert.True(read.Headers.CacheControl!.Private);
            Assert.False(read.Headers.Contains("Set-Cookie"));
            Assert.StartsWith("BEGIN:VCALENDAR", await read.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        Assert.Equal(Address, await manager.GoAsync($"{Address}/feeds/{key}/revoke"));
        Assert.Equal(HttpStatusCode.NotFound, (await program.GetAsync(feed)).StatusCode);
        Assert.Null((await manager.PageAsync(made)).QuerySelector(".secret"));
    }

    [Theory, EveryDatabase]
    public async Task Too_many_readings_from_one_address_are_refused(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind, ["--Limits:FormPostsPerMinute=3"]);
        using var program = clinic.NewPatient();
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(HttpStatusCode.NotFound, (await program.GetAsync("/calendar/guess.ics")).StatusCode);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await program.GetAsync("/calendar/guess.ics")).StatusCode);
    }

    [Theory, EveryDatabase]
    public async Task A_calendar_is_handed_in_as_a_file_or_as_text_and_forgotten(DatabaseKind kind)
    {
        await using var clinic = await Planning.StartAsync(kind);
        var hale = await Planning.HaleAsync(clinic);
        using var specialist = await StaffBrowser.SignInAsync(clinic, DemoClinic.SpecialistEmail);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await ImportAsync(specialist, "", "", Calendar));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await ImportAsync(specialist, hale, "", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await ImportAsync(specialist, hale, "<html>", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await ImportAsync(specialist, hale, "", "nonsense\0"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await specialist.PostAsync($"{Address}/import", ("specialist", hale))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, await ImportAsync(specialist, $"{Guid.NewGuid()}", "", Calendar));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await ImportAsync(specialist, hale, "", new string('x', 300 * 1024)));
        Assert.Equal(HttpStatusCode.SeeOther, await ImportAsync(specialist, hale, "", Calendar));
        Assert.Equal(HttpStatusCode.SeeOther, await ImportAsync(specialist, hale, Calendar, ""));
        Assert.Contains("Dr Imogen Hale: 1 busy times", (await specialist.PageAsync(Address)).Body!.TextContent, StringComparison.Ordinal);
        await using var db = clinic.Db();
        Assert.Single(await db.ImportedBusy.ToListAsync(TestContext.Current.CancellationToken));
        Assert.Equal(Address, await specialist.GoAsync($"{Address}/import/{hale}/remove"));
        Assert.Empty(await db.ImportedBusy.AsNoTracking().ToListAsync(TestContext.Current.CancellationToken));
    }

    private static async Task<HttpStatusCode> ImportAsync(FormClient browser, string specialist, string pasted, string file)
    {
        using var form = new MultipartFormDataContent { { new StringContent(specialist), "specialist" }, { new StringContent(pasted), "pasted" } };
        form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(file)), "file", "calendar.ics");

        // As curl does: what is too large is refused before it is sent.
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"{Address}/import", UriKind.Relative)) { Content = form };
        request.Headers.ExpectContinue = true;
        using var response = await browser.Http.SendAsync(request);
        return response.StatusCode;
    }
}
