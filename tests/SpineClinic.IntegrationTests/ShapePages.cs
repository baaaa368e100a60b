using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Testing;
using SpineClinic.Booking;
using SpineClinic.Safety;
using SpineClinic.Testing;
using SpineClinic.Web.Hosting.Demo;

namespace SpineClinic.IntegrationTests;

public sealed class ShapePages
{
    private const string Shape = "/staff/settings/booking";
    private static readonly string[] Kinds = ["types", "specialists", "sessions", "dates", "absences", "kept", "closures", "sites", "rooms", "equipment"];

    private static readonly (string, string)[] NewType =
    [
        ("name", "Second opinion"), ("length", "30"), ("before", "0"), ("after", "10"), ("grid", "30"), ("interpreter", "15"), ("capacity", "1"), ("modes", "InPerson"), ("modes", "Phone"),
        ("usual", "InPerson"), ("patientNotice", "24"), ("patientHorizon", "60"), ("patientCap", ""), ("staffNotice", "0"), ("staffHorizon", "365"), ("staffCap", "8"),
    ];

    [Theory, EveryDatabase]
    public async Task Strangers_sign_in_first_and_nobody_but_a_manager_gets_in(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var stranger = clinic.NewPatient();
        using var reception = await StaffBrowser.SignInAsync(clinic, DemoClinic.ReceptionEmail);
        using var specialist = await StaffBrowser.SignInAsync(clinic, DemoClinic.SpecialistEmail);
        var room = (await RoomsAsync(clinic))[0];
        string[] shown = [Shape, $"{Shape}/rooms/{room}", .. Kinds.Select(part => $"{Shape}/{part}/new")];
        string[] posted = [$"{Shape}/rooms/{room}", $"{Shape}/closures/1/remove", .. Kinds.Select(part => $"{Shape}/{part}/new")];
        foreach (var address in shown)
        {
            using var away = await stranger.GetAsync(address);
            Assert.Equal((address, HttpStatusCode.Redirect), (address, away.StatusCode));
            Assert.StartsWith("/staff/sign-in", new Uri(clinic.Address, away.Headers.Location!).AbsolutePath, StringComparison.Ordinal);
            Assert.Equal((address, HttpStatusCode.Forbidden), (address, (await reception.GetAsync(address)).StatusCode));
            Assert.Equal((address, HttpStatusCode.Forbidden), (address, (await specialist.GetAsync(address)).StatusCode));
        }

        foreach (var address in posted)
        {
            Assert.Equal((address, HttpStatusCode.Redirect), (address, (await stranger.PostAsync(address, ("name", "Mine"))).StatusCode));
            Assert.Equal((address, HttpStatusCode.Forbidden), (address, (await reception.PostAsync(address, ("name", "Mine"))).StatusCode));
            Assert.Equal((address, HttpStatusCode.Forbidden), (address, (await specialist.PostAsync(address, ("name", "Mine"))).StatusCode));
        }

        await using var db = clinic.Db();
        Assert.False(await db.AuditEntries.AnyAsync(row => row.Action.StartsWith("shape.")));
        Assert.Null((await specialist.PageAsync("/staff/settings/sign-off")).QuerySelector($".settings-nav a[href='{Shape}']"));
    }

    [Theory, EveryDatabase]
    public async Task An_address_that_leads_nowhere_is_not_found(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var manager = await StaffBrowser.SignInAsync(clinic, DemoClinic.ManagerEmail);
        foreach (var part in Kinds)
        {
            foreach (var id in new[] { Guid.NewGuid().ToString(), "0", "4711", "-1", "99999999999999", "nonsense" })
            {
                Assert.Equal((part, id, HttpStatusCode.NotFound), (part, id, (await manager.GetAsync($"{Shape}/{part}/{id}")).StatusCode));
            }
        }

        Assert.Equal(HttpStatusCode.NotFound, (await manager.GetAsync($"{Shape}/nonsense/new")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await manager.PostAsync($"{Shape}/rooms/{Guid.NewGuid()}", ("name", ""))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await manager.PostAsync($"{Shape}/absences/4711/remove")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await manager.PostAsync($"{Shape}/kept/nonsense/remove")).StatusCode);
    }

    [Theory, EveryDatabase]
    public async Task Nonsense_comes_back_as_it_was_typed_on_every_page(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var manager = await StaffBrowser.SignInAsync(clinic, DemoClinic.ManagerEmail);
        foreach (var part in Kinds)
        {
            var address = $"{Shape}/{part}/new";
            var page = await manager.PageAsync(address);
            var names = page.QuerySelectorAll("main input, main textarea").Select(field => field.GetAttribute("name")!).Distinct().ToArray();
            using var response = await manager.PostAsync(address, [.. names.Where(name => name != "name").Select(name => (name, "<b>"))]);
            Assert.Equal((part, HttpStatusCode.UnprocessableEntity), (part, response.StatusCode));
            var refused = await FormClient.ReadAsync(response);
            Assert.StartsWith("Error", refused.Title, StringComparison.Ordinal);
            Assert.All(refused.QuerySelectorAll(".error-summary a"), link => Assert.NotNull(refused.GetElementById(link.GetAttribute("href")!.Split('#')[1])));
            Assert.All(
                refused.QuerySelectorAll("main input[type=text], main input[type=date], main input[type=time], main input[type=email]").Where(field => field.Id != "name"),
                field => Assert.Equal((part, field.Id, "<b>"), (part, field.Id, field.GetAttribute("value"))));
        }
    }

    [Theory, EveryDatabase]
    public async Task A_clinic_is_set_up_page_by_page(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind, clock: new FakeClock(TestClinic.Start));
        using var manager = await StaffBrowser.SignInAsync(clinic, DemoClinic.ManagerEmail);
        Assert.NotNull((await manager.PageAsync("/staff/settings/safety")).QuerySelector($".settings-nav a[href='{Shape}']"));
        const string saved = $"{Shape}?saved=true";
        Assert.Equal(saved, await manager.GoAsync($"{Shape}/types/new", NewType));
        Assert.Equal(saved, await manager.GoAsync($"{Shape}/sites/new", ("name", "Hillside <2>"), ("address", "2 Hill Road")));
        var page = await manager.PageAsync(saved);
        Assert.Equal("Saved.", page.QuerySelector("[role=status]")!.TextContent);
        Assert.Contains("Hillside <2>", page.QuerySelector("[aria-labelledby=sites]")!.TextContent, StringComparison.Ordinal);
        var link = page.QuerySelectorAll("[aria-labelledby=types] a").Single(a => a.TextContent.Contains("Second opinion", StringComparison.Ordinal)).GetAttribute("href")!;
        var type = await manager.PageAsync(link);
        Assert.Equal(("Second opinion", "8", ""), (type.GetElementById("name")!.GetAttribute("value"), type.GetElementById("staffCap")!.GetAttribute("value"), type.GetElementById("patientCap")!.GetAttribute("value")));
        Assert.Equal(saved, await manager.GoAsync(link, [.. NewType.Where(field => field.Item1 != "patientNotice"), ("patientNotice", "72"), ("active", "yes")]));
        Assert.Contains("72 h notice", (await manager.PageAsync(Shape)).QuerySelector("[aria-labelledby=types]")!.TextContent, StringComparison.Ordinal);

        Assert.Equal(saved, await manager.GoAsync($"{Shape}/closures/new", ("name", "Christmas"), ("first", "2026-12-25"), ("last", "2026-12-28"), ("site", "")));
        var closure = (await manager.PageAsync(Shape)).QuerySelector("[aria-labelledby=closures] a")!.GetAttribute("href")!;
        Assert.Equal(saved, await manager.GoAsync((await manager.PageAsync(closure)).QuerySelector("#remove")!.GetAttribute("action")!));
        Assert.Null((await manager.PageAsync(Shape)).QuerySelector("[aria-labelledby=closures]"));
    }

    [Theory, EveryDatabase]
    public async Task A_site_is_looked_at_before_it_is_saved(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var manager = await StaffBrowser.SignInAsync(clinic, DemoClinic.ManagerEmail);
        (string, string)[] typed = [("name", "Hillside <2>"), ("address", "2 Hill Road, Town"), ("access", "No steps."), ("phone", "020 7946 0019")];
        using var wrong = await manager.PostAsync($"{Shape}/sites/new", [.. typed.Where(field => field.Item1 != "address"), ("address", ""), ("then", "preview")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Null((await FormClient.ReadAsync(wrong)).GetElementById("preview"));

        using var looked = await manager.PostAsync($"{Shape}/sites/new", [.. typed, ("then", "preview")]);
        var page = await FormClient.ReadAsync(looked);
        Assert.Equal((HttpStatusCode.OK, "Hillside <2>"), (looked.StatusCode, page.QuerySelector(".page-preview h3")!.TextContent));
        Assert.All(typed, field => Assert.Equal(field.Item2, page.GetElementById(field.Item1)!.GetAttribute("value") ?? page.GetElementById(field.Item1)!.TextContent));
        await using var db = clinic.Db();
        Assert.False(await db.Sites.AnyAsync(site => site.Name == "Hillside <2>"));
        Assert.False(await db.AuditEntries.AnyAsync(row => row.Action == "shape.SiteAdded"));
        Assert.Equal($"{Shape}?saved=true", await manager.GoAsync($"{Shape}/sites/new", typed));
        Assert.True(await db.Sites.AnyAsync(site => site.Name == "Hillside <2>"));
    }

    [Theory, EveryDatabase]
    public async Task Appointments_that_lose_their_place_are_shown_before_and_nothing_is_called_off(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind, clock: new FakeClock(TestClinic.Start));
        using var manager = await StaffBrowser.SignInAsync(clinic, DemoClinic.ManagerEmail);
        await manager.GoAsync($"{Shape}/types/new", NewType);
        var reference = await BookAsync(clinic);
        (string, string)[] closure = [("name", "Burst <pipe>"), ("first", "2026-11-26"), ("last", "2026-11-27"), ("site", "")];
        using var asked = await manager.PostAsync($"{Shape}/closures/new", closure);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, asked.StatusCode);
        var page = await FormClient.ReadAsync(asked);
        Assert.Equal($"/staff/appointments/{reference}", Assert.Single(page.QuerySelectorAll(".stranded a")).GetAttribute("href"));
        Assert.DoesNotContain("Quince", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null((await manager.PageAsync(Shape)).QuerySelector("[aria-labelledby=closures]"));

        var form = page.QuerySelector("main form")!;
        (string, string)[] again = [.. form.QuerySelectorAll("input").Select(field => (field.GetAttribute("name")!, field.GetAttribute("value")!))];
        Assert.Equal([.. closure, ("confirmed", "yes")], again);
        Assert.Equal($"{Shape}?saved=true", await manager.GoAsync(form.GetAttribute("action")!, again));
        var overview = await manager.PageAsync(Shape);
        Assert.Contains("Burst <pipe>", overview.QuerySelector("[aria-labelledby=closures]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal($"/staff/appointments/{reference}", overview.QuerySelector("#stranded a")!.GetAttribute("href"));
        await using var db = clinic.Db();
        Assert.Equal(AppointmentStatus.Booked, (await db.Appointments.SingleAsync()).Status);
        Assert.Equal("2026-11-26 to 2026-11-27; without a place 1", (await db.AuditEntries.SingleAsync(row => row.Action == "shape.ClosureAdded")).Details);
    }

    [Theory, EveryDatabase]
    public async Task Of_two_tabs_the_second_says_what_the_first_has_changed(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var manager = await StaffBrowser.SignInAsync(clinic, DemoClinic.ManagerEmail);
        var address = $"{Shape}/rooms/{(await RoomsAsync(clinic))[0]}";
        var opened = Inputs(await manager.PageAsync(address));
        (string, string)[] With(string name) => [.. opened.Where(field => field.Item1 != "name"), ("name", name)];
        Assert.Equal($"{Shape}?saved=true", await manager.GoAsync(address, With("Blue room")));
        using var answer = await manager.PostAsync(address, With("Green room"));
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var refused = await FormClient.ReadAsync(answer);
        Assert.Equal("Blue room", refused.QuerySelector(".as-typed")!.TextContent);
        Assert.Contains("“Blue room”", refused.QuerySelector(".error-summary a[href$='#name']")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Green room", refused.GetElementById("name")!.GetAttribute("value"));
        Assert.Equal($"{Shape}?saved=true", await manager.GoAsync(address, Inputs(refused)));
    }

    [Theory, EveryDatabase]
    public async Task What_another_manager_chose_from_a_list_is_not_told_by_its_id(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var manager = await StaffBrowser.SignInAsync(clinic, DemoClinic.ManagerEmail);
        await manager.GoAsync($"{Shape}/sites/new", ("name", "Hillside"), ("address", "2 Hill Road"));
        await using var db = clinic.Db();
        var site = await db.Sites.SingleAsync(row => row.Name == "Hillside");
        var address = $"{Shape}/rooms/{(await RoomsAsync(clinic))[0]}";
        (string, string)[] With(string chosen) => [("name", "Room"), ("site", chosen), ("active", "yes"), ("was.site", $"{Guid.NewGuid()}")];
        Assert.Equal($"{Shape}?saved=true", await manager.GoAsync(address, ("name", "Room"), ("site", $"{site.Id}"), ("active", "yes")));
        using var answer = await manager.PostAsync(address, With(""));
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var page = await FormClient.ReadAsync(answer);
        Assert.DoesNotContain($"{site.Id}", page.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll(".as-typed"));
    }

    private static (string, string)[] Inputs(AngleSharp.Dom.IDocument page) =>
    [
        .. page.QuerySelector("main form")!.QuerySelectorAll("input").Where(field => field.GetAttribute("type") is not ("checkbox" or "radio") || field.HasAttribute("checked"))
            .Select(field => (field.GetAttribute("name")!, field.GetAttribute("value") ?? "")),
        .. page.QuerySelector("main form")!.QuerySelectorAll("select").Select(field => (field.GetAttribute("name")!, field.QuerySelector("option[selected]")?.GetAttribute("value") ?? "")),
    ];

    private static async Task<List<Guid>> RoomsAsync(RunningClinic clinic)
    {
        await using var db = clinic.Db();
        return await db.Rooms.OrderBy(room => room.Name).Select(room => room.Id).ToListAsync();
    }

    // Dr Hale has sessions on Thursdays.
    private static async Task<string> BookAsync(RunningClinic clinic)
    {
        await using var db = clinic.Db();
        var reception = (await db.StaffMembers.SingleAsync(member => member.Email == DemoClinic.ReceptionEmail)).ToActor();
        var hale = await db.Specialists.SingleAsync(specialist => specialist.Email == DemoClinic.SpecialistEmail);
        var type = await db.ConsultationTypes.SingleAsync(row => row.Name == "Second opinion");
        var patient = new PatientToBook(Guid.Empty, null, "Zoë Quince", "+442079460000", null, "en", Tier.P3, [], null);
        var diary = clinic.Services.GetRequiredService<Diary>();
        var result = await diary.BookAsync(
            reception, new BookingRequest(Guid.NewGuid(), patient, new TimeQuery(type.Id, ForStaff: true), hale.Id, Instant.FromUtc(2026, 11, 26, 9, 0)), CancellationToken.None);
        return (await diary.GetAsync(result.AppointmentId!.Value, CancellationToken.None))!.Reference;
    }
}
