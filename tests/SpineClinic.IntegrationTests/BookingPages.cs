using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime.Testing;
using SpineClinic.Booking;
using SpineClinic.Enquiries;
using SpineClinic.Testing;

namespace SpineClinic.IntegrationTests;

/// <summary>Booking from the link in a letter, over plain HTTP without script.</summary>
public sealed class BookingPages
{
    private const string Digits = "0123";
    private readonly FakeClock clock = new(TestClinic.Start);

    [Theory, EveryDatabase]
    public async Task From_the_letter_it_takes_three_pages_and_one_field(DatabaseKind kind)
    {
        await using var clinic = await StartAsync(kind);
        var type = await clinic.AddTypeAsync(made => made.Prerequisites.Add("MRI report"));
        var (reference, link) = await InvitedAsync(clinic, type, "MRI report");
        using var patient = clinic.NewPatient();

        // One: the one field.
        var first = await patient.PageAsync(link);
        Assert.Equal(["answer"], first.QuerySelectorAll("main input").Select(input => input.GetAttribute("name")));
        Assert.Equal($"{link}/times", await patient.GoAsync(link, ("answer", Digits)));
        Assert.Equal("Lax", await SameSiteAsync(clinic, link));

        // Two: the earliest first.
        var times = await patient.PageAsync($"{link}/times");
        Assert.Contains("All times are London time.", times.Body!.TextContent, StringComparison.Ordinal);
        var buttons = times.QuerySelectorAll(".times button").Select(button => button.TextContent.Trim()).ToList();
        Assert.Equal("Wednesday 25 November at 10:00 with Mr Rafael Okonjo, Riverside House", buttons[0]);
        Assert.Equal($"{link}/confirm", await PressAsync(patient, times.QuerySelector<IHtmlFormElement>(".times form")!));

        // Three: everything as the form had it.
        var confirm = await patient.PageAsync($"{link}/confirm");
        Assert.Contains("We keep this time for you until Tuesday 24 November at 10:30.", confirm.GetElementById("kept")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("MRI report", confirm.GetElementById("missing")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Riverside House", confirm.Body!.TextContent, StringComparison.Ordinal);
        var done = await PressAsync(patient, confirm.QuerySelector<IHtmlFormElement>("form[action$='/book']")!);
        Assert.Matches("^/appointment/[A-Za-z0-9_-]{27}\\?done=booked$", done);
        var booked = await patient.PageAsync(done);
        Assert.Contains("Your time is booked.", booked.QuerySelector(".notice-success")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Two minutes from the station.", booked.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("{", booked.QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        // The link again, in this browser: what was booked. In another: nothing but where to find it.
        Assert.StartsWith("/appointment/", await patient.SentAwayAsync(link), StringComparison.Ordinal);
        Assert.StartsWith("/appointment/", await patient.GoAsync($"{link}/book") is var again && again == link ? await patient.SentAwayAsync(link) : again, StringComparison.Ordinal);
        using var other = clinic.NewPatient();
        using var used = await other.GetAsync(link);
        Assert.Equal(HttpStatusCode.Gone, used.StatusCode);
        await using var db = clinic.Db();
        var enquiry = await db.Enquiries.AsNoTracking().SingleAsync(row => row.Reference == reference);
        Assert.Equal(EnquiryStatus.Scheduled, enquiry.Status);

        // Once the links in this mailbox have ended, the old one leads nobody to the new one, in whatever browser.
        Assert.Equal(OwnResult.Done, await clinic.Services.GetRequiredService<OwnContact>().ChangeAsync(enquiry.Id, enquiry.Phone, "new@example.org", CancellationToken.None));
        using var after = await patient.GetAsync(link);
        Assert.Equal(HttpStatusCode.Gone, after.StatusCode);
    }

    [Theory, EveryDatabase]
    public async Task Days_are_links_with_counts_and_filters_need_no_script(DatabaseKind kind)
    {
        await using var clinic = await StartAsync(kind);
        var link = await InvitedAsync(clinic);
        using var patient = clinic.NewPatient();
        await patient.GoAsync(link, ("answer", Digits));
        var times = await patient.PageAsync($"{link}/times");
        var day = times.QuerySelectorAll(".days a").First(other => other.TextContent.StartsWith("Tuesday 1 December", StringComparison.Ordinal));
        Assert.Equal("Tuesday 1 December, free times: 28", day.TextContent);
        var ofDay = await patient.PageAsync(day.GetAttribute("href")!);
        Assert.Equal(28, ofDay.QuerySelectorAll(".times button").Length);
        Assert.Matches("^09:00 with [A-Za-z ]+, Riverside House, Tuesday 1 December$", ofDay.QuerySelector(".times button")!.TextContent.Trim());
        var mornings = await patient.PageAsync($"{link}/times?time=mornings&day=2026-12-01");
        Assert.All(mornings.QuerySelectorAll(".times button"), button => Assert.True(int.Parse(button.TextContent.Trim()[..2], System.Globalization.CultureInfo.InvariantCulture) < 12));
        var who = times.QuerySelectorAll<IHtmlInputElement>("input[name=who]").Select(input => input.Value).Last();
        var one = await patient.PageAsync($"{link}/times?who={who}");
        Assert.Single(one.QuerySelectorAll(".times button").Select(button => button.TextContent.Split(" with ")[1]).Distinct());
        Assert.NotEmpty((await patient.PageAsync($"{link}/times?time=nonsense&day=never&who=x&site=y")).QuerySelectorAll(".times button"));
    }

    [Theory, EveryDatabase]
    public async Task A_time_that_is_gone_gives_fresh_times_and_what_was_chosen_stays(DatabaseKind kind)
    {
        await using var clinic = await StartAsync(kind);
        var (one, two) = (await InvitedAsync(clinic), await InvitedAsync(clinic));
        using var quick = clinic.NewPatient();
        using var slow = clinic.NewPatient();
        await quick.GoAsync(one, ("answer", Digits));
        await slow.GoAsync(two, ("answer", Digits));
        var wanted = (await slow.PageAsync($"{two}/times?day=2026-12-01")).QuerySelector<IHtmlFormElement>(".times form")!;
        await quick.GoAsync($"{one}/hold", Inputs(wanted));
        var refused = await slow.RefusedAsync(wanted.GetAttribute("action")!, Inputs(wanted));
        Assert.Contains("Somebody else has just taken that time.", refused.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(refused.QuerySelectorAll(".times button"));
        await slow.RefusedAsync($"{two}/hold", ("at", "nonsense"), ("with", "nobody"));

        // The first lets it run out, the second takes it, and the first finds out.
        clock.AdvanceMinutes(31);
        Assert.Equal($"{two}/confirm", await slow.GoAsync(wanted.GetAttribute("action")!, Inputs(wanted)));
        var lost = await quick.RefusedAsync($"{one}/book");
        Assert.NotEmpty(lost.QuerySelectorAll(".times button"));
        Assert.Equal($"{two}/confirm", await slow.GoAsync($"{two}/longer"));
    }

    [Theory, EveryDatabase]
    public async Task Needs_that_the_time_cannot_meet_lead_to_times_that_can(DatabaseKind kind)
    {
        await using var clinic = await StartAsync(kind);
        var link = await InvitedAsync(clinic);
        using var patient = clinic.NewPatient();
        await patient.GoAsync(link, ("answer", Digits));
        await PressAsync(patient, (await patient.PageAsync($"{link}/times")).QuerySelector<IHtmlFormElement>(".times form")!);
        var refused = await patient.RefusedAsync($"{link}/book", ("needs", "stepFree"), ("needs", "nonsense"));
        Assert.Contains("does not fit what you need", refused.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(refused.QuerySelectorAll(".times button"));
        await using (var db = clinic.Db())
        {
            await db.Rooms.Where(room => room.Name.Contains("step-free")).ForEachAsync(room => room.IsStepFree = true);
            await db.SaveChangesAsync();
        }

        clinic.Forget();
        var times = await patient.PageAsync($"{link}/times");
        await PressAsync(patient, times.QuerySelector<IHtmlFormElement>(".times form")!);
        Assert.True((await patient.PageAsync($"{link}/confirm")).QuerySelector<IHtmlInputElement>("input[name=needs][value=stepFree]")!.IsChecked);
        Assert.StartsWith("/appointment/", await patient.GoAsync($"{link}/book", ("needs", "stepFree"), ("mode", "Phone")), StringComparison.Ordinal);
        await using var after = clinic.Db();
        var booked = await after.Appointments.SingleAsync(row => row.Status == AppointmentStatus.Booked);
        Assert.Equal((ConsultationMode.Phone, (Guid?)null), (booked.Mode, booked.RoomId));
    }

    [Theory, EveryDatabase]
    public async Task None_suits_and_the_clinic_says_by_when_it_gets_in_touch(DatabaseKind kind)
    {
        await using var clinic = await StartAsync(kind);
        var link = await InvitedAsync(clinic);
        using var patient = clinic.NewPatient();
        await patient.GoAsync(link, ("answer", Digits));
        var page = await patient.PageAsync(await patient.GoAsync($"{link}/help"));
        Assert.Contains("A person will contact you by Wednesday 25 November at 18:00.", page.QuerySelector(".notice-success")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("/", await patient.GoAsync($"{link}/leave"));
        Assert.Equal(link, await patient.SentAwayAsync($"{link}/times"));
    }

    [Theory, EveryDatabase]
    public async Task The_pages_speak_the_language_of_the_enquiry(DatabaseKind kind)
    {
        await using var clinic = await StartAsync(kind);
        using var sender = clinic.NewPatient();
        await sender.FillAsync();
        await sender.GoAsync("/enquire/language", ("language", "ar"), ("page", "check"));
        var link = await clinic.InviteAsync(await sender.SendAsync(), await clinic.AddTypeAsync());
        using var patient = clinic.NewPatient();
        var page = await patient.PageAsync(link);
        Assert.Equal(("ar", "rtl"), (page.DocumentElement.GetAttribute("lang"), page.DocumentElement.GetAttribute("dir")));
        await patient.GoAsync(link, ("answer", "\u0660\u0661\u0662\u0663"));
        Assert.Equal("ar", (await patient.PageAsync($"{link}/times")).DocumentElement.GetAttribute("lang"));
    }

    [Theory, EveryDatabase]
    public async Task Where_the_clinic_allows_it_the_receipt_leads_straight_to_the_times(DatabaseKind kind)
    {
        await using var clinic = await StartAsync(kind);
        using var patient = clinic.NewPatient();
        await patient.FillAsync();
        await patient.SendAsync();
        Assert.Null((await patient.PageAsync("/enquire/received")).GetElementById("choose"));
        var type = await clinic.AddTypeAsync(made => made.IsDirectlyBookable = true);
        var form = (await patient.PageAsync("/enquire/received")).QuerySelector<IHtmlFormElement>("#choose form")!;
        using var stranger = clinic.NewPatient();
        Assert.Equal("/enquire/received", await stranger.GoAsync("/enquire/received/choose", ("type", $"{type.Id:D}")));
        var address = await PressAsync(patient, form);
        Assert.Matches("^/invitation/[A-Za-z0-9_-]{27}/times$", address);
        Assert.NotEmpty((await patient.PageAsync(address)).QuerySelectorAll(".times button"));
    }

    internal static async Task<string> PressAsync(FormClient patient, IHtmlFormElement form) => await patient.GoAsync(form.GetAttribute("action")!, Inputs(form));

    internal static (string Name, string Value)[] Inputs(IHtmlFormElement form) =>
    [
        .. form.QuerySelectorAll<IHtmlInputElement>("input").Where(input => input.Type is not ("checkbox" or "radio") || input.IsChecked).Select(input => (input.Name!, input.Value)),
    ];

    [Theory, EveryDatabase]
    public async Task Who_says_that_it_got_worse_is_rung_and_an_earlier_link_books_nothing(DatabaseKind kind)
    {
        await using var clinic = await StartAsync(kind);
        var (reference, link) = await InvitedAsync(clinic, await clinic.TypeAsync());
        using var patient = clinic.NewPatient();
        await patient.GoAsync(link, ("answer", Digits));
        var time = (await patient.PageAsync($"{link}/times")).QuerySelector(".times form")!;
        await patient.GoAsync($"{link}/hold", [.. time.QuerySelectorAll("input").Select(input => (input.GetAttribute("name")!, input.GetAttribute("value")!))]);
        clock.AdvanceMinutes(1);
        using var worse = clinic.NewPatient();
        await worse.GoAsync("/status", ("reference", reference), ("contact", "07700 900123"));
        await worse.WalkOnAsync(await worse.GoAsync("/status/worse"));
        Assert.Equal("/status?done=worse", await worse.GoAsync("/enquire/worse"));
        await patient.GoAsync($"{link}/book");
        using var ended = await patient.GetAsync(link);
        Assert.Equal(HttpStatusCode.Gone, ended.StatusCode);
        Assert.Contains(Forms.Phone, (await FormClient.ReadAsync(ended)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await using var db = clinic.Db();
        var enquiry = await db.Enquiries.SingleAsync(row => row.Reference == reference);
        Assert.Equal((EnquiryStatus.Accepted, WaitingOn.Clinic, true), (enquiry.Status, enquiry.WaitingOn, enquiry.NeedsACall));
        Assert.Equal(0, await db.Appointments.CountAsync(row => row.Status == AppointmentStatus.Booked));
    }

    [Theory, EveryDatabase]
    public async Task A_time_that_no_calendar_has_is_not_kept(DatabaseKind kind)
    {
        await using var clinic = await StartAsync(kind);
        var link = await InvitedAsync(clinic);
        using var patient = clinic.NewPatient();
        await patient.GoAsync(link, ("answer", Digits));
        foreach (var at in new[] { "2147483647", "844674335", "0", "-1", "98000000" })
        {
            using var answer = await patient.PostAsync($"{link}/hold", ("at", at), ("with", $"{Guid.NewGuid()}"));
            Assert.True((int)answer.StatusCode < 500, at);
        }
    }

    private static async Task<string?> SameSiteAsync(RunningClinic clinic, string link)
    {
        using var other = clinic.NewPatient();
        using var opened = await other.PostAsync(link, ("answer", Digits));
        var cookie = opened.Headers.GetValues("Set-Cookie").Single();
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(link.Split('/')[^1], cookie, StringComparison.Ordinal);
        return cookie.Contains("samesite=lax", StringComparison.OrdinalIgnoreCase) ? "Lax" : null;
    }

    private Task<RunningClinic> StartAsync(DatabaseKind kind) => RunningClinic.StartAsync(kind, ["--Limits:FormPostsPerMinute=100000"], clock: clock);

    internal static async Task<string> InvitedAsync(RunningClinic clinic) => (await InvitedAsync(clinic, await clinic.TypeAsync())).Link;

    internal static async Task<(string Reference, string Link)> InvitedAsync(RunningClinic clinic, ConsultationType type, params string[] missing)
    {
        using var sender = clinic.NewPatient();
        await sender.FillAsync();
        var reference = await sender.SendAsync();
        return (reference, await clinic.InviteAsync(reference, type, missing));
    }
}
