using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using SpineClinic.Testing;
using SpineClinic.Web.Hosting.Demo;

namespace SpineClinic.IntegrationTests;

public sealed class SignOffPages
{
    private const string SignOff = "/staff/settings/sign-off";
    private const string Safety = "/staff/settings/safety";
    private const string ShadowRun = "/staff/settings/shadow-run";

    [Theory, EveryDatabase]
    public async Task Reception_sees_and_does_nothing_here_and_a_specialist_does_not_set_the_safety_net(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        var id = await DemoAsync(clinic);
        using var stranger = clinic.NewPatient();
        using var reception = await StaffBrowser.SignInAsync(clinic, DemoClinic.ReceptionEmail);
        using var specialist = await StaffBrowser.SignInAsync(clinic, DemoClinic.SpecialistEmail);
        using var manager = await StaffBrowser.SignInAsync(clinic, DemoClinic.ManagerEmail);
        var before = await RowsAsync(clinic);
        foreach (var address in new[] { SignOff, Safety, ShadowRun })
        {
            Assert.Equal(HttpStatusCode.Redirect, (await stranger.GetAsync(address)).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await reception.GetAsync(address)).StatusCode);
        }

        foreach (var address in new[] { SignOff, $"{SignOff}/{id}/confirm", $"{SignOff}/{id}/revoke", Safety, ShadowRun })
        {
            Assert.Equal(HttpStatusCode.Redirect, (await stranger.PostAsync(address)).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await reception.PostAsync(address)).StatusCode);
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await manager.PostAsync(SignOff, ("registration", "GMC 1"))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await specialist.GetAsync(Safety)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await specialist.PostAsync(Safety, ("priorityMode", "List"))).StatusCode);
        Assert.Null((await reception.PageAsync("/staff")).QuerySelector(".staff-nav a[href*=settings]"));
        Assert.NotNull((await specialist.PageAsync("/staff")).QuerySelector(".staff-nav a[href*=settings]"));
        Assert.Equal(before, await RowsAsync(clinic));
    }

    [Theory, EveryDatabase]
    public async Task What_is_missing_is_said_at_its_field_and_all_that_was_typed_stays(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var specialist = await StaffBrowser.SignInAsync(clinic, DemoClinic.SpecialistEmail);
        var before = await RowsAsync(clinic);
        var editions = (await specialist.PageAsync(SignOff)).QuerySelector("input[name=editions]")!.GetAttribute("value")!;
        var missing = await specialist.RefusedAsync(SignOff, ("editions", editions), ("wordings", "en:1"), ("packs", "GB-ENG:1"));
        Assert.NotNull(missing.QuerySelector("#registration-error, [id*=registration][class=error-text]"));
        Assert.Equal(["en:1", "GB-ENG:1"], missing.QuerySelectorAll("input[type=checkbox][checked]").Select(input => input.GetAttribute("value")));
        var nothing = await specialist.RefusedAsync(SignOff, ("editions", editions), ("registration", "GMC 1234567"));
        Assert.Equal(2, nothing.QuerySelectorAll(".error-summary-list a").Length);
        Assert.Equal("GMC 1234567", nothing.GetElementById("registration")!.GetAttribute("value"));
        var changed = await specialist.RefusedAsync(SignOff, ("editions", "older"), ("registration", "GMC 1234567"), ("wordings", "en:1"), ("packs", "GB-ENG:1"));
        Assert.Contains("changed since", changed.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await specialist.PostAsync($"{SignOff}/{Guid.NewGuid()}/confirm")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await specialist.PostAsync($"{SignOff}/nonsense/confirm")).StatusCode);
        Assert.Equal(before, await RowsAsync(clinic));
    }

    [Theory, EveryDatabase]
    public async Task The_form_closes_at_once_on_revocation_and_opens_after_the_second_person(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var patient = clinic.NewPatient();
        using var specialist = await StaffBrowser.SignInAsync(clinic, DemoClinic.SpecialistEmail);
        using var manager = await StaffBrowser.SignInAsync(clinic, DemoClinic.ManagerEmail);
        Assert.Equal(HttpStatusCode.OK, await FormAsync(patient));
        Assert.Equal(SignOff, await manager.GoAsync($"{SignOff}/{await DemoAsync(clinic)}/revoke"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await FormAsync(patient));

        var page = await specialist.PageAsync(SignOff);
        Assert.Contains("no clinical sign-off covers what is in force", page.QuerySelector(".alarm")!.TextContent, StringComparison.Ordinal);
        await specialist.GoAsync(SignOff, ("editions", Hidden(page)), ("registration", "GMC 1234567"), ("wordings", "en:1"), ("packs", "GB-ENG:1"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await FormAsync(patient));
        var id = await NewestAsync(clinic);
        Assert.Empty((await specialist.PageAsync(SignOff)).QuerySelectorAll("form[action$='/confirm']"));
        Assert.Contains("second person", (await specialist.RefusedAsync($"{SignOff}/{id}/confirm")).QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await FormAsync(patient));

        var second = await manager.PageAsync(SignOff);
        Assert.Contains("GMC 1234567", second.GetElementById("sign-offs")!.TextContent, StringComparison.Ordinal);
        Assert.Single(second.QuerySelectorAll($"form[action='{SignOff}/{id}/confirm']"));
        Assert.Empty(second.QuerySelectorAll($"form[action='{SignOff}']"));
        await manager.GoAsync($"{SignOff}/{id}/confirm");
        Assert.Equal(HttpStatusCode.OK, await FormAsync(patient));
        await manager.RefusedAsync($"{SignOff}/{id}/confirm");

        await specialist.GoAsync($"{SignOff}/{id}/revoke");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await FormAsync(patient));
        await manager.RefusedAsync($"{SignOff}/{id}/confirm");
        await manager.RefusedAsync($"{SignOff}/{id}/revoke");
        var list = (await manager.PageAsync(SignOff)).GetElementById("sign-offs")!.TextContent;
        Assert.Contains("Confirmed by Joan Whitfield", list, StringComparison.Ordinal);
        Assert.Contains("Revoked by Dr Imogen Hale", list, StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    public async Task The_page_shows_every_rule_and_the_emergency_texts_of_every_language(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var manager = await StaffBrowser.SignInAsync(clinic, DemoClinic.ManagerEmail);
        var page = await manager.PageAsync(SignOff);
        Assert.Contains(page.QuerySelectorAll("table.rules th[scope=row]"), cell => cell.TextContent == "E-CES-1");
        Assert.Contains(page.QuerySelectorAll("table.rules th[scope=row]"), cell => cell.TextContent == "R-DEFAULT");
        Assert.Equal(["ar", "de", "en", "es", "fr"], page.QuerySelectorAll("[data-language]").Select(texts => texts.GetAttribute("data-language")).Order());
        Assert.Contains("Call 999", page.QuerySelector("[data-language=en]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("2027-11-01", page.QuerySelector(".facts")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    public async Task The_safety_net_is_set_by_a_manager_and_what_is_wrong_is_kept(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var manager = await StaffBrowser.SignInAsync(clinic, DemoClinic.ManagerEmail);
        (string, string)[] wrong = [("priorityMode", "List"), ("fromAbroad", "yes"), ("onCallEmail", "nobody"), ("crisisProtocol", "Ring the <b>team</b>"), ("callsBeforeUnreachable", "many")];
        var refused = await manager.RefusedAsync(Safety, wrong);
        Assert.Equal("nobody", refused.GetElementById("onCallEmail")!.GetAttribute("value"));
        Assert.Equal("many", refused.GetElementById("callsBeforeUnreachable")!.GetAttribute("value"));
        Assert.Equal("Ring the <b>team</b>", refused.GetElementById("crisisProtocol")!.TextContent.Trim());
        Assert.True(((IHtmlInputElement)refused.QuerySelector("input[value=List]")!).IsChecked);
        await manager.RefusedAsync(Safety, [("priorityMode", "0"), .. wrong[1..2]]);
        await manager.RefusedAsync(Safety);

        var reference = await StaffBrowser.NewEnquiryAsync(clinic, ("background", [("signs", "weightLoss"), ("history", "none")]));
        using var reception = await StaffBrowser.SignInAsync(clinic, DemoClinic.ReceptionEmail);
        var matched = await reception.PageAsync($"/staff/enquiries/{reference}");
        Assert.Contains("What did not match", matched.QuerySelector(".protocol")!.TextContent, StringComparison.Ordinal);
        Assert.Null(matched.QuerySelector(".crisis-protocol"));
        await manager.GoAsync(Safety, [.. wrong[..2], ("onCallEmail", "oncall@clinic.example"), wrong[3], ("callsBeforeUnreachable", "5")]);
        Assert.Equal("5", (await manager.PageAsync(Safety)).GetElementById("callsBeforeUnreachable")!.GetAttribute("value"));
        var list = await reception.PageAsync($"/staff/enquiries/{reference}");
        Assert.DoesNotContain("match", list.QuerySelector(".protocol")!.TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Ring the", list.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(list.QuerySelector(".crisis-protocol form button"));
    }

    [Theory, EveryDatabase]
    public async Task Protocol_match_without_a_recorded_position_is_refused_at_its_tick(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var manager = await StaffBrowser.SignInAsync(clinic, DemoClinic.ManagerEmail);
        await manager.GoAsync(Safety, ("priorityMode", "List"));
        (string, string)[] typed = [("priorityMode", "ProtocolMatch"), ("onCallEmail", "nobody")];
        var refused = await manager.RefusedAsync(Safety, typed);
        Assert.Equal([$"{Safety}#position", $"{Safety}#onCallEmail"], refused.QuerySelectorAll(".error-summary a").Select(link => link.GetAttribute("href")));
        Assert.True(((IHtmlInputElement)refused.QuerySelector("input[value=ProtocolMatch]")!).IsChecked);
        var wrong = await manager.RefusedAsync(Safety, [.. typed, ("position", "yes")]);
        Assert.True(((IHtmlInputElement)wrong.GetElementById("position")!).IsChecked);
        Assert.True(((IHtmlInputElement)(await manager.PageAsync(Safety)).QuerySelector("input[value=List]")!).IsChecked);

        await manager.GoAsync(Safety, ("priorityMode", "ProtocolMatch"), ("position", "yes"));
        var stands = await manager.PageAsync(Safety);
        Assert.True(((IHtmlInputElement)stands.QuerySelector("input[value=ProtocolMatch]")!).IsChecked);
        Assert.False(((IHtmlInputElement)stands.GetElementById("position")!).IsChecked);
    }

    [Theory, EveryDatabase]
    public async Task Other_rules_are_tried_and_what_is_wrong_with_them_is_kept(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        await StaffBrowser.NewEnquiryAsync(clinic, ("background", [("signs", "weightLoss"), ("history", "none")]));
        using var specialist = await StaffBrowser.SignInAsync(clinic, DemoClinic.SpecialistEmail);
        var before = await RowsAsync(clinic);
        var refused = await specialist.RefusedAsync(ShadowRun, ("stopRules", "{ oops"), ("priorityRules", RuleFiles.Priorities));
        Assert.Contains("Line 1", refused.QuerySelector("#stopRules-error, .field .error-text")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("{ oops", refused.GetElementById("stopRules")!.TextContent);
        Assert.Contains("R-WT", refused.GetElementById("priorityRules")!.TextContent, StringComparison.Ordinal);
        await specialist.RefusedAsync(ShadowRun);

        var lowered = RuleFiles.Priorities.Replace("\"id\": \"R-WT\",\n      \"tier\": \"P1\"", "\"id\": \"R-WT\",\n      \"tier\": \"P2\"", StringComparison.Ordinal);
        using var answer = await specialist.PostAsync(ShadowRun, ("stopRules", ""), ("priorityRules", lowered));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var report = (await FormClient.ReadAsync(answer)).QuerySelector(".shadow-report")!;
        Assert.Contains("R-WT: lowered from P1 to P2", report.QuerySelector(".alarm")!.TextContent, StringComparison.Ordinal);
        Assert.Single(report.QuerySelectorAll("tr.is-less"));
        using var huge = await specialist.PostAsync(ShadowRun, ("stopRules", new string('a', 300 * 1024)));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, huge.StatusCode);
        Assert.Equal(before, await RowsAsync(clinic));
    }

    private static string Hidden(IHtmlDocument page) => page.QuerySelector("input[name=editions]")!.GetAttribute("value")!;

    private static async Task<HttpStatusCode> FormAsync(FormClient patient)
    {
        using var response = await patient.GetAsync("/enquire");
        return response.StatusCode;
    }

    private static async Task<Guid> DemoAsync(RunningClinic clinic)
    {
        await using var db = clinic.Db();
        return await db.ClinicalSignOffs.Where(row => row.IsDemo).Select(row => row.Id).SingleAsync();
    }

    private static async Task<Guid> NewestAsync(RunningClinic clinic)
    {
        await using var db = clinic.Db();
        return await db.ClinicalSignOffs.Where(row => !row.IsDemo).Select(row => row.Id).SingleAsync();
    }

    private static async Task<(int, int, int, int)> RowsAsync(RunningClinic clinic)
    {
        await using var db = clinic.Db();
        return (await db.ClinicalSignOffs.CountAsync(), await db.ClinicalSignOffs.CountAsync(row => row.RevokedAt == null), await db.AuditEntries.CountAsync(), await db.Enquiries.CountAsync());
    }
}
