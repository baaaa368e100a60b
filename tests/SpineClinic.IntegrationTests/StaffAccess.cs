using System.Net;
using Microsoft.EntityFrameworkCore;
using SpineClinic.Enquiries;
using SpineClinic.Safety;
using SpineClinic.Testing;
using SpineClinic.Web.Hosting.Demo;
using static SpineClinic.IntegrationTests.DeskRows;
using static SpineClinic.IntegrationTests.StaffBrowser;

namespace SpineClinic.IntegrationTests;

/// <summary>Who sees what of the staff area, and who may do what there.</summary>
public sealed class StaffAccess
{
    private static readonly (string Page, (string, string)[] Inputs)[] Urgent = [("background", [("signs", "none"), ("history", "spineProcedure")])];

    private static readonly (string Act, (string, string)[] Inputs)[] Acts =
    [
        ("claim", []), ("release", []), ("tier", [("tier", "P1"), ("reason", "Sounds worse")]), ("note", [("note", "Rang, no answer")]), ("close", [("closure", "Seen")]),
        ("crisis", []), ("take-over", [("takeOverReason", "At lunch")]), ("ask", [("question", "When?")]), ("specialist", []), ("opinion", [("opinion", "Accept")]), ("stop-waiting", []),
        ("later", [("bookFrom", "2027-01-11")]), ("quarantine", []), ("reopen", []), ("confirm", []), ("refuse", [("refusalWords", "No")]), ("undo", []), ("keep", []),
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
            // Reception has no opinion to give, whichever it is; who does not have an enquiry keeps nothing.
            foreach (var (act, inputs) in Acts.Where(row => row.Act is not ("opinion" or "keep")))
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
}
