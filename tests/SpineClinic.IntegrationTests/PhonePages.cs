using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using NodaTime.Testing;
using SpineClinic.Enquiries;
using SpineClinic.Safety;
using SpineClinic.Testing;
using SpineClinic.Triage;
using SpineClinic.Web.Hosting.Demo;

namespace SpineClinic.IntegrationTests;

public sealed class PhonePages
{
    private static readonly (string, string)[] AllNo = [.. FormClient.AllNo.SelectMany(page => page.Inputs).Where(input => input.Name != "email" && input != ("contactBy", "email"))];

    private static readonly string[] Acts = ["", "/urgent", "/emergency", "/file", "/call-back", "/same", "/abandon", "/take-over"];

    [Theory, EveryDatabase]
    public async Task Strangers_sign_in_a_manager_is_refused_and_another_persons_call_is_not_there(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var reception = await StaffBrowser.SignInAsync(clinic, DemoClinic.ReceptionEmail);
        using var specialist = await StaffBrowser.SignInAsync(clinic, DemoClinic.SpecialistEmail);
        using var manager = await StaffBrowser.SignInAsync(clinic, DemoClinic.ManagerEmail);
        using var stranger = clinic.NewPatient();
        var call = await StartAsync(reception);
        using (await reception.PostAsync(call, ("name", "Zoë Quince")))
        {
            foreach (var act in Acts)
            {
                Assert.Equal((act, HttpStatusCode.Redirect), (act, (await stranger.PostAsync($"{call}{act}", ("reference", "SC-2222-22"))).StatusCode));
                Assert.Equal((act, HttpStatusCode.Forbidden), (act, (await manager.PostAsync($"{call}{act}", ("reference", "SC-2222-22"))).StatusCode));
            }
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await manager.GetAsync("/staff/phone")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await stranger.GetAsync(call)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await specialist.GetAsync(call)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await specialist.PostAsync(call, ("name", "Somebody"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await specialist.PostAsync($"{call}/file")).StatusCode);
        Assert.Equal("/staff/phone", await specialist.GoAsync($"{call}/take-over"));
        Assert.Equal(HttpStatusCode.NotFound, (await reception.GetAsync("/staff/phone/nonsense")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await reception.GetAsync($"/staff/phone/{Guid.NewGuid()}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await reception.PostAsync($"{call}/same", ("reference", "SC-0000-00"))).StatusCode);
        Assert.Contains("Zoë Quince", (await reception.PageAsync("/staff/phone")).Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Zoë Quince", (await specialist.PageAsync("/staff/phone")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    public async Task Who_comes_back_to_a_call_that_a_colleague_goes_on_with_keeps_what_they_typed(DatabaseKind kind)
    {
        var clock = new FakeClock(TestClinic.Start);
        await using var clinic = await RunningClinic.StartAsync(kind, clock: clock);
        using var reception = await StaffBrowser.SignInAsync(clinic, DemoClinic.ReceptionEmail);
        using var specialist = await StaffBrowser.SignInAsync(clinic, DemoClinic.SpecialistEmail);
        var reference = await StaffBrowser.NewEnquiryAsync(clinic);
        var call = await StartAsync(reception);
        Assert.Equal(call, await reception.GoAsync(call, ("name", "Zoë Quince")));
        clock.Advance(CallDesk.QuietAfter);
        Assert.Equal(call, await specialist.GoAsync($"{call}/take-over"));
        foreach (var act in new[] { "", "/file", "/same" })
        {
            using var answer = await reception.PostAsync($"{call}{act}", ("name", "Zoë Quince-Li"), ("callNotes", "Hands are numb"), ("reference", reference));
            Assert.Equal((act, HttpStatusCode.Conflict), (act, answer.StatusCode));
            var page = await FormClient.ReadAsync(answer);
            Assert.Equal(("Zoë Quince-Li", "Hands are numb"), (page.GetElementById("kept-name")!.TextContent, page.GetElementById("kept-callNotes")!.TextContent));
        }

        Assert.Equal("Zoë Quince", (await specialist.PageAsync(call)).QuerySelector<IHtmlInputElement>("#name")!.Value);
        await using var db = clinic.Db();
        Assert.False(await db.EnquiryEvents.AnyAsync(row => row.Kind == EventKind.CallTaken));
    }

    [Theory, EveryDatabase]
    public async Task Who_types_on_after_the_program_has_filed_the_call_keeps_the_new_words(DatabaseKind kind)
    {
        var clock = new FakeClock(TestClinic.Start);
        await using var clinic = await RunningClinic.StartAsync(kind, clock: clock);
        using var reception = await StaffBrowser.SignInAsync(clinic, DemoClinic.ReceptionEmail);
        var call = await StartAsync(reception);
        (string, string)[] typed = [("saddle", "yes"), ("saddleTiming", "recent"), ("name", "Zoë Quince"), ("phone", "07700 900123"), ("callNotes", "Line is bad")];
        Assert.Equal(call, await reception.GoAsync(call, typed));
        clock.Advance(CallDesk.EmergencyQuietAfter);
        var calls = (CallDesk)clinic.Services.GetService(typeof(CallDesk))!;
        await calls.FileForgottenAsync(CancellationToken.None);
        Assert.Equal(call, await reception.GoAsync(call, typed));
        using var answer = await reception.PostAsync(call, [.. typed[..3], ("phone", "07700 900999"), ("callNotes", "Line is bad\nLegs are weak now")]);
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var page = await FormClient.ReadAsync(answer);
        Assert.Equal(("07700 900999", "Line is bad\nLegs are weak now"), (page.GetElementById("kept-phone")!.TextContent, page.GetElementById("kept-callNotes")!.TextContent));
        Assert.Null(page.GetElementById("kept-name"));
        await using var db = clinic.Db();
        Assert.Equal(Tier.P0, (await db.Enquiries.SingleAsync()).Tier);
    }

    [Theory, EveryDatabase]
    public async Task Without_script_each_save_leads_to_the_next_question_and_the_rest_stays(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var reception = await StaffBrowser.SignInAsync(clinic, DemoClinic.ReceptionEmail);
        var call = await StartAsync(reception);
        Assert.Equal($"{call}#saddle", await reception.GoAsync(call, ("walk", "no"), ("name", "Zoë <b>Quince</b>"), ("callNotes", "Line 1\nLine 2"), ("save", "walk")));
        var page = await reception.PageAsync(call);
        Assert.True(page.QuerySelector<IHtmlInputElement>("input[name=walk][value=no]")!.IsChecked);
        Assert.Equal(("Zoë <b>Quince</b>", "Line 1\nLine 2"), (page.QuerySelector<IHtmlInputElement>("#name")!.Value, page.QuerySelector<IHtmlTextAreaElement>("#callNotes")!.Value));
        Assert.StartsWith("Saved ", page.GetElementById("saved")!.TextContent, StringComparison.Ordinal);
        Assert.Equal($"{call}#walkTiming", await reception.GoAsync(call, ("walk", "yes"), ("save", "walk")));
        Assert.Equal($"{call}#finish", await reception.GoAsync(call, [.. AllNo, ("sex", "no"), ("help", "More"), ("adjust", "none"), ("leaveMessage", "yes"), ("times", "any"), ("unsuitableDays", "mon"), ("email", "zoe@example.org"), ("interpreterLanguage", "none"), ("save", "contact")]));

        // What is wrong is kept, and said.
        var refused = await RefusedPageAsync(reception, call, ("phone", "0770"), ("unwell", "zzz"), ("save", "contact"));
        Assert.Equal(("0770", "true"), (refused.QuerySelector<IHtmlInputElement>("#phone")!.Value, refused.GetElementById("phone")!.GetAttribute("aria-invalid")));
        Assert.Contains(refused.QuerySelectorAll(".error-summary a"), link => link.GetAttribute("href") == $"{call}#unwell");
    }

    [Theory, EveryDatabase]
    public async Task What_is_missing_is_said_at_its_fields_and_two_presses_file_one_enquiry(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var reception = await StaffBrowser.SignInAsync(clinic, DemoClinic.ReceptionEmail);
        var call = await StartAsync(reception);
        var refused = await RefusedPageAsync(reception, $"{call}/file", ("name", "Zoë Quince"));
        Assert.Contains(refused.QuerySelectorAll(".error-summary a"), link => link.GetAttribute("href") == $"{call}#walk");
        Assert.NotNull(refused.GetElementById("walk-error"));
        Assert.Null(refused.GetElementById("name-error"));
        Assert.Equal("Zoë Quince", refused.QuerySelector<IHtmlInputElement>("#name")!.Value);

        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => reception.PostAsync($"{call}/file", AllNo)));
        Assert.All(answers, answer => Assert.Equal((HttpStatusCode.SeeOther, call), (answer.StatusCode, answer.Headers.Location!.OriginalString)));
        var filed = await reception.PageAsync(call);
        var reference = filed.GetElementById("reference")!.TextContent;
        Assert.NotNull(filed.QuerySelector($"a[href='/staff/enquiries/{reference}#call']"));
        await using var db = clinic.Db();
        var enquiry = await db.Enquiries.SingleAsync();
        Assert.Equal((reference, Channel.Phone, Tier.P3), (enquiry.Reference, enquiry.Channel, enquiry.Tier));
        Assert.Contains("Received", (await reception.PageAsync($"/staff/enquiries/{reference}")).QuerySelector(".timeline")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(call, (await reception.PageAsync("/staff/phone")).Body!.InnerHtml, StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    public async Task A_red_flag_is_at_the_top_and_is_filed_with_what_the_caller_was_told(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var reception = await StaffBrowser.SignInAsync(clinic, DemoClinic.ReceptionEmail);
        var call = await StartAsync(reception);
        Assert.Equal($"{call}#stop", await reception.GoAsync(call, ("saddle", "yes"), ("saddleTiming", "recent"), ("save", "saddle-timing")));
        var page = await reception.PageAsync(call);
        Assert.Equal("E-CES-1", page.QuerySelector("main")!.GetAttribute("data-rules"));
        Assert.Equal("tel:999", page.QuerySelector("#stop a.call-number")!.GetAttribute("href"));
        Assert.Contains((await RefusedPageAsync(reception, $"{call}/file", AllNo.Where(input => input.Item1 is not "saddle").ToArray())).QuerySelectorAll(".error-summary a"), link => link.GetAttribute("href") == $"{call}#stop");
        Assert.NotNull((await RefusedPageAsync(reception, $"{call}/emergency")).GetElementById("callTold-error"));
        Assert.NotNull((await RefusedPageAsync(reception, $"{call}/emergency", ("callTold", "HandedOver"))).GetElementById("callNotes-error"));
        Assert.Equal(call, await reception.GoAsync($"{call}/emergency", ("callTold", "HandedOver"), ("callNotes", "To the ambulance service")));
        await using var db = clinic.Db();
        var enquiry = await db.Enquiries.SingleAsync();
        Assert.Equal((Tier.P0, Channel.Phone, true), (enquiry.Tier, enquiry.Channel, enquiry.AwaitsAcknowledgement));
        var file = (await reception.PageAsync($"/staff/enquiries/{enquiry.Reference}")).QuerySelector(".timeline")!.TextContent;
        Assert.Contains("On the phone: handed over", file, StringComparison.Ordinal);
        Assert.Contains("To the ambulance service", file, StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    public async Task Urgent_advice_is_read_aloud_first(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var reception = await StaffBrowser.SignInAsync(clinic, DemoClinic.ReceptionEmail);
        var call = await StartAsync(reception);
        (string, string)[] fever = [.. AllNo.Where(input => input.Item1 != "unwell"), ("unwell", "fever"), ("feverMore", "none")];
        var refused = await RefusedPageAsync(reception, $"{call}/file", fever);
        Assert.Equal("U-FEVER", refused.QuerySelector("main")!.GetAttribute("data-rules"));
        Assert.Equal($"{call}#urgent", Assert.Single(refused.QuerySelectorAll(".error-summary a")).GetAttribute("href"));
        Assert.Equal($"{call}#finish", await reception.GoAsync($"{call}/urgent"));
        Assert.Equal(call, await reception.GoAsync($"{call}/file"));
    }

    [Theory, EveryDatabase]
    public async Task A_stale_tab_overwrites_nothing_and_both_answers_are_shown(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var reception = await StaffBrowser.SignInAsync(clinic, DemoClinic.ReceptionEmail);
        var call = await StartAsync(reception);
        using (await reception.PostAsync(call, ("was-name", ""), ("name", "Zoë Quince"), ("was-walk", ""), ("walk", "no")))
        {
            var refused = await RefusedPageAsync(reception, call, ("was-name", ""), ("name", "Zoe Quinn"), ("was-walk", ""), ("was-saddle", ""), ("saddle", "no"));
            Assert.Equal("Zoe Quinn", refused.QuerySelector<IHtmlInputElement>("#name")!.Value);
            Assert.Contains("Zoë Quince", refused.QuerySelector("#part-name .notice")!.TextContent, StringComparison.Ordinal);
        }

        var page = await reception.PageAsync(call);
        Assert.Equal("Zoë Quince", page.QuerySelector<IHtmlInputElement>("#name")!.Value);
        Assert.Equal(2, page.QuerySelectorAll("input[name=walk][value=no][checked], input[name=saddle][value=no][checked]").Length);
        Assert.Equal(call, await reception.GoAsync(call, ("was-name", ""), ("name", "Zoe Quinn"), ("over", "name")));
        Assert.Equal("Zoe Quinn", (await reception.PageAsync(call)).QuerySelector<IHtmlInputElement>("#name")!.Value);
    }

    [Theory, EveryDatabase]
    public async Task Somebody_who_asked_before_is_found_while_the_number_is_typed_and_the_call_goes_there(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        var reference = await StaffBrowser.NewEnquiryAsync(clinic);
        using var reception = await StaffBrowser.SignInAsync(clinic, DemoClinic.ReceptionEmail);
        var call = await StartAsync(reception);
        Assert.Equal(call, await reception.GoAsync(call, ("phone", "+44 (0)7700 900 123"), ("callNotes", "Asks when it is her turn")));
        var known = (await reception.PageAsync(call)).QuerySelector($"[data-known={reference}]")!;
        Assert.Equal("_blank", known.QuerySelector("a")!.GetAttribute("target"));
        for (var press = 0; press < 2; press++)
        {
            Assert.Equal($"/staff/enquiries/{reference}#call", await reception.GoAsync($"{call}/same", ("reference", reference)));
        }

        Assert.Contains("Asks when it is her turn", (await reception.PageAsync($"/staff/enquiries/{reference}")).QuerySelector(".timeline")!.TextContent, StringComparison.Ordinal);
        await using var db = clinic.Db();
        Assert.Equal(1, await db.Enquiries.CountAsync());
    }

    [Theory, EveryDatabase]
    public async Task A_caller_who_hangs_up_is_kept_by_a_number_alone_and_one_without_is_not_sent_away(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var reception = await StaffBrowser.SignInAsync(clinic, DemoClinic.ReceptionEmail);
        var call = await StartAsync(reception);
        Assert.NotNull((await RefusedPageAsync(reception, $"{call}/call-back", ("name", "Zoë Quince"))).GetElementById("phone-error"));
        Assert.Contains(call, (await reception.PageAsync("/staff/phone")).Body!.InnerHtml, StringComparison.Ordinal);
        Assert.Equal(call, await reception.GoAsync($"{call}/call-back", ("phone", "07700 900123")));
        await using var db = clinic.Db();
        Assert.True((await db.Enquiries.SingleAsync()).NeedsACall);
    }

    [Theory, EveryDatabase]
    public async Task With_nothing_to_file_a_reason_ends_it(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var reception = await StaffBrowser.SignInAsync(clinic, DemoClinic.ReceptionEmail);
        var call = await StartAsync(reception);
        Assert.NotNull((await RefusedPageAsync(reception, $"{call}/abandon", ("abandonReason", "1"))).GetElementById("abandonReason-error"));
        Assert.Equal("/staff/phone", await reception.GoAsync($"{call}/abandon", ("abandonReason", "WrongNumber")));
        Assert.Equal("/staff/phone", await reception.GoAsync($"{call}/abandon", ("abandonReason", "WrongNumber")));
        Assert.Equal(HttpStatusCode.NotFound, (await reception.GetAsync(call)).StatusCode);
        await using var db = clinic.Db();
        Assert.False(await db.Drafts.AnyAsync());
    }

    private static async Task<string> StartAsync(FormClient staff) => await staff.GoAsync("/staff/phone");

    private static async Task<IHtmlDocument> RefusedPageAsync(FormClient staff, string path, params (string, string)[] inputs)
    {
        using var response = await staff.PostAsync(path, inputs);
        Assert.Equal((path, HttpStatusCode.UnprocessableEntity), (path, response.StatusCode));
        return await FormClient.ReadAsync(response);
    }
}
