using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Testing;
using SpineClinic.Audit;
using SpineClinic.Booking;
using SpineClinic.Testing;
using SpineClinic.Web.Hosting.Demo;

namespace SpineClinic.IntegrationTests;

public sealed class DiaryPages
{
    private static readonly (string, string)[] Ann = [("name", "Ann Sample"), ("phone", "07700 900456")];
    private static readonly string[] Reads = ["/staff/diary", "/staff/diary?view=week", "/staff/diary?by=room", "/staff/diary/find", "/staff/diary/why", "/staff/diary/print", "/staff/diary/requests"];
    private static readonly string[] Acts = ["arrived", "in-consultation", "completed", "did-not-attend", "undo", "cancel", "entered-in-error", "release", "approve", "decline", "move"];

    [Theory, EveryDatabase]
    public async Task Nobody_sees_the_diary_without_signing_in_and_a_manager_changes_nothing(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var reception = await StaffBrowser.SignInAsync(clinic, DemoClinic.ReceptionEmail);
        var appointment = await BookAsync(reception);
        using var stranger = clinic.NewPatient();
        using var manager = await StaffBrowser.SignInAsync(clinic, DemoClinic.ManagerEmail);
        foreach (var address in Reads.Append(appointment))
        {
            using var away = await stranger.GetAsync(address);
            Assert.Equal((address, HttpStatusCode.Redirect), (address, away.StatusCode));
            using var shown = await manager.GetAsync(address);
            Assert.Equal((address, HttpStatusCode.OK), (address, shown.StatusCode));
            Assert.DoesNotContain("Ann Sample", await shown.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        foreach (var address in Acts.Select(act => $"{appointment}/{act}").Concat(["/staff/diary/book", "/staff/diary/blocks", $"/staff/diary/blocks/{Guid.NewGuid()}/remove"]))
        {
            using var away = await stranger.PostAsync(address);
            Assert.Equal((address, HttpStatusCode.Redirect), (address, away.StatusCode));
            using var refused = await manager.PostAsync(address);
            Assert.Equal((address, HttpStatusCode.Forbidden), (address, refused.StatusCode));
        }

        using var form = await manager.GetAsync("/staff/diary/book");
        Assert.Equal(HttpStatusCode.Forbidden, form.StatusCode);
        Assert.Equal(AppointmentStatus.Booked, (await RowAsync(clinic, appointment)).Status);
    }

    [Theory, EveryDatabase]
    public async Task Another_sites_form_and_an_unknown_reference_change_nothing(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var reception = await StaffBrowser.SignInAsync(clinic, DemoClinic.ReceptionEmail);
        var appointment = await BookAsync(reception);
        using var forged = new HttpRequestMessage(HttpMethod.Post, new Uri($"{appointment}/arrived", UriKind.Relative)) { Headers = { { "Sec-Fetch-Site", "cross-site" } } };
        using var answer = await reception.Http.SendAsync(forged);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        foreach (var reference in new[] { AppointmentReference.New(), "SA-2222-23", "nonsense", "SA-%0A" })
        {
            foreach (var act in Acts)
            {
                using var missing = await reception.PostAsync($"/staff/appointments/{reference}/{act}");
                Assert.Equal((reference, act, HttpStatusCode.NotFound), (reference, act, missing.StatusCode));
            }
        }

        Assert.Equal(AppointmentStatus.Booked, (await RowAsync(clinic, appointment)).Status);
    }

    [Theory, EveryDatabase]
    public async Task A_refused_booking_keeps_everything_and_stands_at_its_field(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var reception = await StaffBrowser.SignInAsync(clinic, DemoClinic.ReceptionEmail);
        var form = await FirstFormAsync(reception);
        var refused = await reception.RefusedAsync("/staff/diary/book", [.. form, ("name", ""), ("phone", "12"), ("email", "nobody"), ("needs", "stepFree")]);
        Assert.Equal(["name", "phone", "email"], refused.QuerySelectorAll(".error-summary a").Select(link => link.GetAttribute("href")!.Split('#')[1]));
        Assert.Equal("12", refused.GetElementById("phone")!.GetAttribute("value"));
        Assert.Equal("stepFree", refused.QuerySelector("input[name=needs]")!.GetAttribute("value"));
        Assert.Equal(form.Single(input => input.Name == "key").Value, refused.QuerySelector("input[name=key]")!.GetAttribute("value"));
        await using var db = clinic.Db();
        Assert.Equal(0, await db.Appointments.CountAsync());
    }

    [Theory, EveryDatabase]
    public async Task Pressed_twice_it_is_one_appointment_and_who_comes_second_gets_fresh_times(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var reception = await StaffBrowser.SignInAsync(clinic, DemoClinic.ReceptionEmail);
        var form = await FirstFormAsync(reception);
        (string, string)[] once = [.. form, .. Ann];
        var appointment = await reception.GoAsync("/staff/diary/book", once);
        Assert.Equal(appointment, await reception.GoAsync("/staff/diary/book", once));

        (string Name, string Value)[] other = [.. form.Where(input => input.Name != "key"), ("key", Guid.NewGuid().ToString("N")), ("name", "Bea Sample"), ("phone", "07700 900457")];
        var taken = await reception.RefusedAsync("/staff/diary/book", other);
        Assert.Contains("just been taken", taken.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Bea Sample", taken.GetElementById("name")!.GetAttribute("value"));
        var slots = taken.QuerySelectorAll("input[name=slot]");
        Assert.NotEmpty(slots);
        var second = await reception.GoAsync("/staff/diary/book", [.. other, ("slot", slots[0].GetAttribute("value")!)]);
        Assert.NotEqual(appointment, second);
        await using var db = clinic.Db();
        Assert.Equal(2, await db.Appointments.CountAsync());
    }

    [Theory, EveryDatabase]
    public async Task A_rule_is_overridden_only_with_a_reason_and_why_not_names_it(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var reception = await StaffBrowser.SignInAsync(clinic, DemoClinic.ReceptionEmail);
        var form = (await FirstFormAsync(reception)).Select(input => input.Name == "time" ? ("time", "07:00") : input).ToArray();
        var (specialist, date) = (form.Single(input => input.Item1 == "specialist").Item2, form.Single(input => input.Item1 == "date").Item2);
        var why = await reception.PageAsync($"/staff/diary/why?specialist={specialist}&date={date}&time=7.00");
        Assert.Contains("no session then", why.GetElementById("answer")!.TextContent, StringComparison.Ordinal);
        var refused = await reception.RefusedAsync("/staff/diary/book", [.. form, .. Ann]);
        Assert.EndsWith("#reason", refused.QuerySelector(".error-summary a")!.GetAttribute("href"), StringComparison.Ordinal);
        var appointment = await reception.GoAsync("/staff/diary/book", [.. form, .. Ann, ("reason", "Flies in the afternoon")]);
        Assert.Contains("Flies in the afternoon", (await reception.PageAsync(appointment)).QuerySelector(".timeline")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    public async Task An_appointment_is_moved_only_from_the_page_that_asks(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var reception = await StaffBrowser.SignInAsync(clinic, DemoClinic.ReceptionEmail);
        var appointment = await BookAsync(reception);
        var before = await RowAsync(clinic, appointment);
        var times = await reception.PageAsync($"{appointment}/move");
        var confirm = await reception.PageAsync(times.QuerySelectorAll(".time-list a")[2].GetAttribute("href")!);
        Assert.Equal(before.Start, (await RowAsync(clinic, appointment)).Start);
        Assert.Equal(appointment, await reception.GoAsync($"{appointment}/move", Inputs(confirm)));
        var after = await RowAsync(clinic, appointment);
        Assert.Equal(1, after.Revision);
        Assert.NotEqual(before.Start, after.Start);
        using var nonsense = await reception.PostAsync($"{appointment}/move", ("date", "never"), ("time", "x"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nonsense.StatusCode);
    }

    [Theory, EveryDatabase]
    public async Task Who_came_is_said_step_by_step_and_taken_back(DatabaseKind kind)
    {
        var clock = new FakeClock(SystemClock.Instance.GetCurrentInstant());
        await using var clinic = await RunningClinic.StartAsync(kind, clock: clock);
        using var reception = await StaffBrowser.SignInAsync(clinic, DemoClinic.ReceptionEmail);
        var appointment = await BookAsync(reception);
        await reception.RefusedAsync($"{appointment}/arrived");
        Assert.Null((await reception.PageAsync(appointment)).QuerySelector($"form[action='{appointment}/arrived']"));
        clock.Reset((await RowAsync(clinic, appointment)).Start - Duration.FromMinutes(5));
        await reception.RefusedAsync($"{appointment}/completed");
        await reception.RefusedAsync($"{appointment}/did-not-attend");
        foreach (var (act, status) in new[] { ("arrived", AppointmentStatus.Arrived), ("in-consultation", AppointmentStatus.InConsultation), ("undo", AppointmentStatus.Arrived) })
        {
            Assert.Equal(appointment, await reception.GoAsync($"{appointment}/{act}"));
            Assert.Equal(status, (await RowAsync(clinic, appointment)).Status);
        }

        var refused = await reception.RefusedAsync($"{appointment}/cancel", ("reason", "HoldExpired"), ("words", "Rang <b>"));
        Assert.Equal("Rang <b>", refused.GetElementById("words")!.TextContent);
        await reception.GoAsync($"{appointment}/cancel", ("reason", "TooUnwell"), ("words", "Rang"));
        Assert.Equal((AppointmentStatus.Cancelled, CancelReason.TooUnwell), ((await RowAsync(clinic, appointment)).Status, (await RowAsync(clinic, appointment)).CancelReason));
    }

    [Theory, EveryDatabase]
    public async Task A_block_over_an_appointment_is_refused_with_its_reference(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var reception = await StaffBrowser.SignInAsync(clinic, DemoClinic.ReceptionEmail);
        var appointment = await BookAsync(reception);
        var row = await RowAsync(clinic, appointment);
        var local = row.Start.InZone(DateTimeZoneProviders.Tzdb["Europe/London"]);
        (string, string)[] block =
            [("resource", row.SpecialistId.ToString("N")), ("blockDate", local.ToString("uuuu-MM-dd", null)), ("blockFrom", local.ToString("HH:mm", null)), ("blockTo", "23:00"), ("blockWords", "Fire drill")];
        var refused = await reception.RefusedAsync("/staff/diary/blocks", block);
        Assert.Contains(row.Reference, refused.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Fire drill", refused.GetElementById("blockWords")!.GetAttribute("value"));
        await reception.GoAsync($"{appointment}/entered-in-error");
        var day = await reception.PageAsync(await reception.GoAsync("/staff/diary/blocks", block));
        Assert.Contains("Fire drill", day.QuerySelector(".diary-block")!.TextContent, StringComparison.Ordinal);
        await reception.GoAsync(day.QuerySelector(".diary-block form")!.GetAttribute("action")!, ("date", local.ToString("uuuu-MM-dd", null)));
        await using var db = clinic.Db();
        Assert.Equal(0, await db.TimeBlocks.CountAsync());
        Assert.Equal(0, await db.OccupancyCells.CountAsync());
    }

    [Theory, EveryDatabase]
    public async Task A_request_is_approved_or_declined_and_a_hold_released(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var reception = await StaffBrowser.SignInAsync(clinic, DemoClinic.ReceptionEmail);
        var (approved, declined, held) = (await AskAsync(clinic, take: true), await AskAsync(clinic, take: true), await AskAsync(clinic, take: false));
        Assert.Equal(2, (await reception.PageAsync("/staff/diary/requests")).QuerySelectorAll(".request-list > li").Length);
        Assert.Equal("/staff/diary/requests", await reception.GoAsync($"{approved}/approve"));
        Assert.Equal("/staff/diary/requests", await reception.GoAsync($"{declined}/decline"));
        await reception.RefusedAsync($"{approved}/decline");
        await reception.RefusedAsync($"{approved}/release");
        await reception.GoAsync($"{held}/release");
        Assert.Equal(
            [AppointmentStatus.Booked, AppointmentStatus.Cancelled, AppointmentStatus.Cancelled],
            [(await RowAsync(clinic, approved)).Status, (await RowAsync(clinic, declined)).Status, (await RowAsync(clinic, held)).Status]);
    }

    [Theory, EveryDatabase]
    public async Task From_an_enquiry_a_time_is_booked_or_an_invitation_sent(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var reception = await StaffBrowser.SignInAsync(clinic, DemoClinic.ReceptionEmail);
        var reference = await StaffBrowser.NewEnquiryAsync(clinic);
        var refused = await reception.RefusedAsync($"/staff/enquiries/{reference}/invite", ("inviteType", "nonsense"));
        Assert.EndsWith("#inviteType", refused.QuerySelector(".error-summary a")!.GetAttribute("href"), StringComparison.Ordinal);
        await using var db = clinic.Db();
        var type = await db.ConsultationTypes.SingleAsync(row => row.Name == "First consultation");
        await reception.GoAsync($"/staff/enquiries/{reference}/invite", ("inviteType", type.Id.ToString("N")), ($"missing-{type.Id:N}", "1"));
        Assert.Equal(["Letter from your GP"], (await db.Invitations.SingleAsync()).MissingPrerequisites);

        var find = await reception.PageAsync($"/staff/diary/find?enquiry={reference}");
        var form = await reception.PageAsync(find.QuerySelector(".time-list a")!.GetAttribute("href")!);
        Assert.Empty(form.QuerySelectorAll("#name"));
        var appointment = await reception.GoAsync("/staff/diary/book", Inputs(form));
        Assert.Equal("Zoë Quince", (await RowAsync(clinic, appointment)).PatientName);
        Assert.Contains(reference, (await reception.PageAsync(appointment)).QuerySelector(".summary-list")!.TextContent, StringComparison.Ordinal);
        using var manager = await StaffBrowser.SignInAsync(clinic, DemoClinic.ManagerEmail);
        using var invite = await manager.PostAsync($"/staff/enquiries/{reference}/invite");
        Assert.Equal(HttpStatusCode.Forbidden, invite.StatusCode);
        using var found = await manager.GetAsync($"/staff/diary/find?enquiry={reference}");
        Assert.Equal(HttpStatusCode.Forbidden, found.StatusCode);
    }

    private static async Task<string> BookAsync(FormClient staff) => await staff.GoAsync("/staff/diary/book", [.. await FirstFormAsync(staff), .. Ann]);

    private static async Task<(string Name, string Value)[]> FirstFormAsync(FormClient staff)
    {
        var find = await staff.PageAsync("/staff/diary/find");
        var times = find.QuerySelectorAll(".time-list a");
        return Inputs(await staff.PageAsync(times[^1].GetAttribute("href")!));
    }

    private static (string Name, string Value)[] Inputs(IHtmlDocument page) =>
    [
        .. page.QuerySelectorAll(".diary-form input[type=hidden]").Select(input => (input.GetAttribute("name")!, input.GetAttribute("value") ?? "")),
        .. page.QuerySelectorAll(".diary-form select").Select(select => (select.GetAttribute("name")!, select.QuerySelector("option[selected]")?.GetAttribute("value") ?? "")),
    ];

    /// <summary>A patient's own choice of a consultation that needs approval.</summary>
    private static async Task<string> AskAsync(RunningClinic clinic, bool take)
    {
        var diary = clinic.Services.GetRequiredService<Diary>();
        await using var db = clinic.Db();
        var query = new TimeQuery((await db.ConsultationTypes.SingleAsync(row => row.NeedsApproval)).Id, ForStaff: false);
        var time = (await diary.FindAsync(query, CancellationToken.None)).Times[0];
        var patient = new PatientToBook(Guid.Empty, null, "Pat Sample", null, "pat@example.org", "en", Safety.Tier.P3, [], null);
        var until = SystemClock.Instance.GetCurrentInstant() + Duration.FromMinutes(30);
        var id = (await diary.HoldAsync(new BookingRequest(Guid.NewGuid(), patient, query, time.SpecialistId, time.Start), until, Actor.Patient, CancellationToken.None)).AppointmentId!.Value;
        if (take)
        {
            await diary.TakeAsync(id, [], null, Actor.Patient, null, CancellationToken.None);
        }

        return $"/staff/appointments/{(await diary.GetAsync(id, CancellationToken.None))!.Reference}";
    }

    private static async Task<Appointment> RowAsync(RunningClinic clinic, string address)
    {
        var reference = address.Split('/')[^1];
        await using var db = clinic.Db();
        return await db.Appointments.AsNoTracking().SingleAsync(row => row.Reference == reference);
    }
}
