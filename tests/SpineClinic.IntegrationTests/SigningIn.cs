using System.Buffers.Binary;
using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using SpineClinic.Staff;
using SpineClinic.Testing;
using SpineClinic.Web.Hosting;
using SpineClinic.Web.Hosting.Demo;
using static SpineClinic.IntegrationTests.StaffBrowser;

namespace SpineClinic.IntegrationTests;

/// <summary>The way into the staff area, and out of it.</summary>
public sealed class SigningIn
{
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

    // Format 1 of ASP.NET Core Identity: a byte, the function (2 is SHA-512), the iterations; both with the highest byte first. The number is OWASP's for that function.
    [Fact]
    public async Task A_clinic_hashes_its_passwords_at_full_strength()
    {
        var folder = Directory.CreateTempSubdirectory("clinic-app-").FullName;
        await using var app = ClinicHost.Build([$"--DataDirectory={folder}", "--Logging:LogLevel:Default=None"], "Development");
        await using var scope = app.Services.CreateAsyncScope();
        var hash = Convert.FromBase64String(scope.ServiceProvider.GetRequiredService<IPasswordHasher<StaffMember>>().HashPassword(new StaffMember("a@clinic.example", "A", Role.Manager), "a long enough password"));
        Assert.Equal((1, 2u), (hash[0], BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(1))));
        Assert.InRange(BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(5)), 210_000u, uint.MaxValue);
        Directory.Delete(folder, recursive: true);
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
}
