using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using SpineClinic.Enquiries;
using SpineClinic.Safety;
using SpineClinic.Staff;
using SpineClinic.Testing;
using SpineClinic.Web.Hosting.Demo;

namespace SpineClinic.IntegrationTests;

public sealed class StaffAccess
{
    private static readonly (string Page, (string, string)[] Inputs)[] Urgent = [("background", [("signs", "none"), ("history", "spineProcedure")])];

    private static readonly (string Act, (string, string)[] Inputs)[] Acts =
    [
        ("claim", []), ("release", []), ("tier", [("tier", "P1"), ("reason", "Sounds worse")]), ("note", [("note", "Rang, no answer")]), ("close", [("closure", "Seen")]),
    ];

    [Theory, EveryDatabase]
    public async Task Nobody_sees_anything_of_the_staff_area_without_signing_in(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        var reference = await StaffBrowser.NewEnquiryAsync(clinic);
        var before = await RowAsync(clinic, reference);
        using var stranger = clinic.NewPatient();
        string[] addresses =
        [
            "/staff", "/staff/", "/STAFF", "/staff?worklist=New", $"/staff/enquiries/{reference}", "/Staff/Enquiries/SC-2222-22", "/staff/phone", "/staff/diary", "/staff/waiting-list",
            "/staff/search", "/staff/mail", "/staff/reports", "/staff/audit", "/staff/settings", "/staff/settings/people", "/staff/account", "/staff/nonsense", "/staff/nonsense/deep.js",
        ];
        foreach (var address in addresses)
        {
            using var response = await stranger.GetAsync(address);
            Assert.Equal((address, HttpStatusCode.Redirect), (address, response.StatusCode));
            Assert.StartsWith("/staff/sign-in", new Uri(clinic.Address, response.Headers.Location!).AbsolutePath, StringComparison.Ordinal);
            Assert.DoesNotContain("Quince", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        foreach (var (act, inputs) in Acts)
        {
            using var response = await stranger.PostAsync($"/staff/enquiries/{reference}/{act}", inputs);
            Assert.Equal((act, HttpStatusCode.Redirect), (act, response.StatusCode));
        }

        Assert.Equal(before, await RowAsync(clinic, reference));
    }

    [Theory, EveryDatabase]
    public async Task A_manager_sees_the_board_and_no_enquiry(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        var reference = await StaffBrowser.NewEnquiryAsync(clinic);
        var before = await RowAsync(clinic, reference);
        using var manager = await StaffBrowser.SignInAsync(clinic, DemoClinic.ManagerEmail);
        using var board = await manager.GetAsync("/staff");
        Assert.Equal(HttpStatusCode.OK, board.StatusCode);
        using var shown = await manager.GetAsync($"/staff/enquiries/{reference}");
        Assert.Equal(HttpStatusCode.Forbidden, shown.StatusCode);
        Assert.DoesNotContain("Quince", await shown.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        foreach (var (act, inputs) in Acts)
        {
            using var response = await manager.PostAsync($"/staff/enquiries/{reference}/{act}", inputs);
            Assert.Equal((act, HttpStatusCode.Forbidden), (act, response.StatusCode));
        }

        Assert.Equal(before, await RowAsync(clinic, reference));
    }

    [Theory, EveryDatabase]
    public async Task A_reference_that_does_not_exist_is_not_found(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var staff = await StaffBrowser.SignInAsync(clinic, DemoClinic.ReceptionEmail);
        foreach (var reference in new[] { EnquiryReference.New(), "SC-2222-23", "nonsense", "SC-%0A", "..%2F.." })
        {
            using var shown = await staff.GetAsync($"/staff/enquiries/{reference}");
            Assert.Equal((reference, HttpStatusCode.NotFound), (reference, shown.StatusCode));
            foreach (var (act, inputs) in Acts)
            {
                using var response = await staff.PostAsync($"/staff/enquiries/{reference}/{act}", inputs);
                Assert.Equal((reference, act, HttpStatusCode.NotFound), (reference, act, response.StatusCode));
            }
        }
    }

    [Theory, EveryDatabase]
    public async Task A_post_without_a_form_is_refused_and_nothing_breaks(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        var reference = await StaffBrowser.NewEnquiryAsync(clinic);
        var before = await RowAsync(clinic, reference);
        using var staff = await StaffBrowser.SignInAsync(clinic, DemoClinic.ReceptionEmail);
        foreach (var act in new[] { "tier", "note", "close" })
        {
            using var json = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
            using var response = await staff.Http.PostAsync(new Uri($"/staff/enquiries/{reference}/{act}", UriKind.Relative), json);
            Assert.Equal((act, HttpStatusCode.UnprocessableEntity), (act, response.StatusCode));
            await staff.RefusedAsync($"/staff/enquiries/{reference}/{act}");
        }

        foreach (var tier in new[] { "P9", "0", "1", "NeedsACall", "p1; DROP TABLE" })
        {
            await staff.RefusedAsync($"/staff/enquiries/{reference}/tier", ("tier", tier));
        }

        Assert.Equal(before, await RowAsync(clinic, reference));
    }

    [Theory, EveryDatabase]
    public async Task A_wrong_password_and_an_unknown_account_get_the_same_answer(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        var known = await TryAsync(clinic, DemoClinic.ReceptionEmail, "wrong-password-1");
        var unknown = await TryAsync(clinic, "nobody@demo.clinic", "wrong-password-1");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, known.Status);
        Assert.Equal(known.Status, unknown.Status);
        Assert.Equal(known.Body.Replace(DemoClinic.ReceptionEmail, "", StringComparison.Ordinal), unknown.Body.Replace("nobody@demo.clinic", "", StringComparison.Ordinal));
        Assert.Equal(known.Headers, unknown.Headers);
        Assert.DoesNotContain("wrong-password-1", known.Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await TryAsync(clinic, DemoClinic.ReceptionEmail, "")).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await TryAsync(clinic, "", DemoClinic.Password)).Status);
    }

    [Theory, EveryDatabase]
    public async Task The_sixth_try_in_a_row_must_wait_and_each_wait_is_longer(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        foreach (var email in new[] { DemoClinic.ReceptionEmail, "nobody@demo.clinic" })
        {
            for (var i = 0; i < SignInGuard.FreeTries; i++)
            {
                Assert.Equal(HttpStatusCode.UnprocessableEntity, (await TryAsync(clinic, email, "wrong-password-1")).Status);
            }

            foreach (var minutes in new[] { 1, 2, 4 })
            {
                var blocked = await TryAsync(clinic, email.ToUpperInvariant(), DemoClinic.Password);
                Assert.Equal(HttpStatusCode.TooManyRequests, blocked.Status);
                Assert.InRange(blocked.Wait!.Value.TotalSeconds, (minutes * 60) - 30, minutes * 60);
                Assert.Contains(Forms.Phone, blocked.Body, StringComparison.Ordinal);
                await EndWaitAsync(clinic);
                Assert.Equal(HttpStatusCode.UnprocessableEntity, (await TryAsync(clinic, email, "wrong-password-1")).Status);
            }
        }

        await EndWaitAsync(clinic);
        using var staff = await StaffBrowser.SignInAsync(clinic, DemoClinic.ReceptionEmail);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await TryAsync(clinic, DemoClinic.ReceptionEmail, "wrong-password-1")).Status);
    }

    [Theory, EveryDatabase]
    public async Task Signing_in_leads_to_the_staff_area_only(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        string[] elsewhere =
        [
            "https://evil.example/", "//evil.example", "/\\evil.example", "/staff/\\evil.example", "/staffevil", "/staff@evil.example", "/enquire", "javascript:alert(1)", "/staff/sign-in", "/staff/a\r\nX: y", "",
        ];
        foreach (var returnUrl in elsewhere)
        {
            Assert.Equal((returnUrl, "/staff"), (returnUrl, await PlaceAsync(clinic, returnUrl)));
        }

        Assert.Equal("/staff/enquiries/SC-2222-22", await PlaceAsync(clinic, "/staff/enquiries/SC-2222-22"));
    }

    [Theory, EveryDatabase]
    public async Task Signing_out_clears_the_browsers_cookie(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var staff = await StaffBrowser.SignInAsync(clinic, DemoClinic.ReceptionEmail);
        Assert.Equal("/staff/sign-in", await staff.GoAsync("/staff/sign-out"));
        Assert.DoesNotContain(staff.Cookies.GetAllCookies(), cookie => cookie.Name == "staff");
        using var response = await staff.GetAsync("/staff");
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
    }

    [Theory, EveryDatabase]
    public async Task Someone_who_has_left_cannot_act_with_an_old_cookie(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        var reference = await StaffBrowser.NewEnquiryAsync(clinic);
        var before = await RowAsync(clinic, reference);
        using var staff = await StaffBrowser.SignInAsync(clinic, DemoClinic.ReceptionEmail);
        await using (var db = clinic.Db())
        {
            (await db.StaffMembers.SingleAsync(member => member.Email == DemoClinic.ReceptionEmail)).Deactivate();
            await db.SaveChangesAsync();
        }

        foreach (var address in new[] { "/staff", $"/staff/enquiries/{reference}" })
        {
            using var shown = await staff.GetAsync(address);
            Assert.Equal((address, HttpStatusCode.Redirect), (address, shown.StatusCode));
        }

        foreach (var (act, inputs) in Acts)
        {
            using var response = await staff.PostAsync($"/staff/enquiries/{reference}/{act}", inputs);
            Assert.Equal((act, HttpStatusCode.Redirect), (act, response.StatusCode));
        }

        Assert.Equal(before, await RowAsync(clinic, reference));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await TryAsync(clinic, DemoClinic.ReceptionEmail, DemoClinic.Password)).Status);
    }

    [Theory, EveryDatabase]
    public async Task Of_two_who_claim_at_once_one_has_it_and_the_other_sees_who_and_keeps_the_words(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        await AddReceptionistAsync(clinic, "second@demo.clinic", "Sam Second");
        using var first = await StaffBrowser.SignInAsync(clinic, DemoClinic.ReceptionEmail);
        using var second = await StaffBrowser.SignInAsync(clinic, "second@demo.clinic");
        for (var round = 0; round < 5; round++)
        {
            var reference = await StaffBrowser.NewEnquiryAsync(clinic);
            var address = $"/staff/enquiries/{reference}";
            var answers = await Task.WhenAll(first.PostAsync($"{address}/claim"), second.PostAsync($"{address}/claim"));
            Assert.Equal([HttpStatusCode.SeeOther, HttpStatusCode.UnprocessableEntity], answers.Select(answer => answer.StatusCode).Order());
            var (holder, other) = answers[0].StatusCode == HttpStatusCode.SeeOther ? ("Priya Nair", second) : ("Sam Second", first);
            var refused = await FormClient.ReadAsync(answers.Single(answer => answer.StatusCode != HttpStatusCode.SeeOther));
            Assert.Contains($"{holder} has this enquiry now", refused.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
            Assert.Equal((2, 2), await CountsAsync(clinic, reference));

            var tier = await other.RefusedAsync($"{address}/tier", ("tier", "P1"), ("reason", "Typed while the other has it"));
            Assert.Contains(holder, tier.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
            Assert.Equal("Typed while the other has it", tier.GetElementById("reason")!.TextContent.Trim());
            await other.RefusedAsync($"{address}/close", ("closure", "Seen"));
            Assert.Equal((2, 2), await CountsAsync(clinic, reference));

            Assert.Equal(address, await other.GoAsync($"{address}/note", ("note", $"Note of round {round}")));
            Assert.Equal((3, 3), await CountsAsync(clinic, reference));
            Assert.Contains($"Note of round {round}", (await first.PageAsync(address)).QuerySelector(".timeline")!.TextContent, StringComparison.Ordinal);
            Array.ForEach(answers, answer => answer.Dispose());
        }
    }

    [Theory, EveryDatabase]
    public async Task Reception_can_neither_lower_a_tier_nor_close_an_urgent_enquiry(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        var reference = await StaffBrowser.NewEnquiryAsync(clinic, Urgent);
        var before = await RowAsync(clinic, reference);
        Assert.Equal(Tier.P1, before.Tier);
        using var reception = await StaffBrowser.SignInAsync(clinic, DemoClinic.ReceptionEmail);
        (string, (string, string)[])[] forbidden =
            [("tier", [("tier", "P3"), ("reason", "Seems fine")]), ("tier", [("tier", "P2"), ("reason", "Seems fine")]), ("close", [("closure", "Seen"), ("closureWords", "Done")])];
        foreach (var (act, inputs) in forbidden)
        {
            using var response = await reception.PostAsync($"/staff/enquiries/{reference}/{act}", inputs);
            Assert.Equal((act, HttpStatusCode.Forbidden), (act, response.StatusCode));
        }

        Assert.Equal(before, await RowAsync(clinic, reference));
        Assert.Equal((1, 1), await CountsAsync(clinic, reference));
        using var specialist = await StaffBrowser.SignInAsync(clinic, DemoClinic.SpecialistEmail);
        await specialist.RefusedAsync($"/staff/enquiries/{reference}/tier", ("tier", "P3"), ("reason", " "));
        await specialist.GoAsync($"/staff/enquiries/{reference}/tier", ("tier", "P3"), ("reason", "Operation was on the knee"));
        Assert.Equal((Tier.P3, EnquiryStatus.Received), ((await RowAsync(clinic, reference)).Tier, (await RowAsync(clinic, reference)).Status));
    }

    [Theory, EveryDatabase]
    public async Task Each_act_writes_one_event_and_one_audit_entry(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        var reference = await StaffBrowser.NewEnquiryAsync(clinic);
        using var reception = await StaffBrowser.SignInAsync(clinic, DemoClinic.ReceptionEmail);
        (string Act, (string, string)[] Inputs, EventKind Kind)[] acts =
        [
            ("claim", [], EventKind.Claimed), ("note", [("note", "Rang, no answer")], EventKind.NoteAdded), ("tier", [("tier", "P2"), ("reason", "Sounds worse")], EventKind.TierChanged),
            ("release", [], EventKind.Released), ("close", [("closure", "AdviceGiven"), ("closureWords", "Told to see a GP")], EventKind.Closed),
        ];
        foreach (var (act, inputs, _) in acts)
        {
            await reception.GoAsync($"/staff/enquiries/{reference}/{act}", inputs);
        }

        var stored = await StoredEnquiry.ReadAsync(clinic.Db(), clinic.Services.GetRequiredService<Privacy.Vault>(), reference);
        Assert.Equal([EventKind.Received, .. acts.Select(act => act.Kind)], stored.Events.Select(happened => happened.Kind));
        Assert.Equal(stored.Events.Select(happened => $"enquiry.{happened.Kind}"), stored.Audit.Select(entry => entry.Action));
        Assert.All(stored.Audit.Skip(1), entry => Assert.Equal("staff", entry.ActorKind));
        Assert.Equal((EnquiryStatus.Closed, Tier.P2), (stored.Enquiry.Status, stored.Enquiry.Tier));
        await reception.RefusedAsync($"/staff/enquiries/{reference}/close", ("closure", "Seen"));
        Assert.Equal((6, 6), await CountsAsync(clinic, reference));
    }

    private static async Task AddReceptionistAsync(RunningClinic clinic, string email, string name)
    {
        await using var scope = clinic.Services.CreateAsyncScope();
        var made = await scope.ServiceProvider.GetRequiredService<UserManager<StaffMember>>().CreateAsync(new StaffMember(email, name, Role.Receptionist), DemoClinic.Password);
        Assert.True(made.Succeeded);
    }

    private static async Task<(Tier Tier, EnquiryStatus Status, Guid? Owner, int Version)> RowAsync(RunningClinic clinic, string reference)
    {
        await using var db = clinic.Db();
        var row = await db.Enquiries.AsNoTracking().SingleAsync(enquiry => enquiry.Reference == reference);
        return (row.Tier, row.Status, row.OwnerId, row.Version);
    }

    private static async Task<(int Events, int Audit)> CountsAsync(RunningClinic clinic, string reference)
    {
        await using var db = clinic.Db();
        var id = await db.Enquiries.Where(enquiry => enquiry.Reference == reference).Select(enquiry => enquiry.Id).SingleAsync();
        return (await db.EnquiryEvents.CountAsync(row => row.EnquiryId == id), await db.AuditEntries.CountAsync(row => row.SubjectId == id));
    }

    private static async Task EndWaitAsync(RunningClinic clinic)
    {
        await using var db = clinic.Db();
        var past = SystemClock.Instance.GetCurrentInstant() - Duration.FromSeconds(1);
        await db.SignInTries.ExecuteUpdateAsync(rows => rows.SetProperty(row => row.LockedUntil, past));
    }

    private static async Task<string?> PlaceAsync(RunningClinic clinic, string returnUrl)
    {
        using var browser = clinic.NewPatient();
        using var response = await browser.PostAsync("/staff/sign-in", ("email", DemoClinic.ReceptionEmail), ("password", DemoClinic.Password), ("returnUrl", returnUrl));
        return response.Headers.Location?.OriginalString;
    }

    private static async Task<(HttpStatusCode Status, string Body, TimeSpan? Wait, IEnumerable<string> Headers)> TryAsync(RunningClinic clinic, string email, string password)
    {
        using var browser = clinic.NewPatient();
        using var response = await browser.PostAsync("/staff/sign-in", ("email", email), ("password", password));
        return (response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers.RetryAfter?.Delta, response.Headers.Select(header => header.Key).Order().ToList());
    }
}
