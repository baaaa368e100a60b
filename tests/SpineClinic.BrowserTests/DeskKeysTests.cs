using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SpineClinic.Audit;
using SpineClinic.Enquiries;
using SpineClinic.Testing;

namespace SpineClinic.BrowserTests;

public sealed class DeskKeysTests(SharedBrowser browser)
{
    private const int MostKeystrokes = 60;

    // Keys for each enquiry, as they are pressed, and what it must be afterwards. "text:" is typed, and free.
    private static readonly (string[] Keys, EnquiryStatus Status, ClosureReason? Reason)[] Plan =
    [
        (["d", "Enter"], EnquiryStatus.Closed, ClosureReason.Declined),
        (["g", "Enter"], EnquiryStatus.Closed, ClosureReason.RedirectedToGp),
        (["r", "Enter"], EnquiryStatus.Closed, ClosureReason.Redirected),
        (["w", "Enter"], EnquiryStatus.Closed, ClosureReason.WithdrawnByPatient),
        (["v", "Enter"], EnquiryStatus.Closed, ClosureReason.AdviceGiven),
        (["a", "s", "Control+Enter"], EnquiryStatus.AwaitingPatient, null),
        (["a", "m", "Control+Enter"], EnquiryStatus.AwaitingPatient, null),
        (["p", "Control+Enter"], EnquiryStatus.WithSpecialist, null),
        (["s", "Enter"], EnquiryStatus.Quarantined, null),
        (["b", "f", "Control+Enter"], EnquiryStatus.Accepted, null),
    ];

    [Fact]
    public async Task Twenty_enquiries_get_their_outcomes_with_sixty_keystrokes_and_no_mouse()
    {
        await using var clinic = await RunningClinic.StartAsync(DatabaseKind.Sqlite);
        var intake = clinic.Services.GetRequiredService<EnquiryIntake>();
        for (var i = 0; i < 20; i++)
        {
            var sheet = Sheets.AllNo().Write("name", $"Patient {i}").Write("email", $"patient{i}@example.org").Write("phone", $"07700 9001{i:00}");
            Assert.NotNull((await intake.ReceiveAsync(new EnquirySubmission(Guid.NewGuid(), sheet, Channel.Web, "en", Actor.Patient), CancellationToken.None)).Receipt);
        }

        await using var desk = await browser.OpenAsync(clinic.Address);
        await desk.SignInAsync();
        var page = desk.Page;
        await page.GotoAsync("/staff/next?worklist=New");
        var (strokes, expected) = (0, new List<(string Reference, EnquiryStatus Status, ClosureReason? Reason)>());
        for (var i = 0; i < 20; i++)
        {
            var (keys, status, reason) = Plan[i % Plan.Length];
            await page.ArriveAsync("**/staff/enquiries/**");
            await Assertions.Expect(page.Locator("#keys-switch")).Not.ToHaveAttributeAsync("hidden", "");
            var here = page.Url;
            var reference = here[(here.LastIndexOf('/') + 1)..].Split('?')[0];
            foreach (var key in keys)
            {
                await page.Keyboard.PressAsync(key);
                strokes += key.Split('+').Length;
            }

            await page.LeaveAsync(new Regex($"^{Regex.Escape(here)}$"));
            expected.Add((reference, status, reason));
        }

        Assert.EndsWith("/staff?worklist=New", page.Url, StringComparison.Ordinal);
        await using var db = clinic.Db();
        var stored = await db.Enquiries.AsNoTracking().Select(enquiry => new { enquiry.Reference, enquiry.Status, enquiry.ClosureReason }).ToListAsync();
        Assert.Equal(expected.Order(), stored.Select(enquiry => (enquiry.Reference, enquiry.Status, enquiry.ClosureReason)).Order());
        Assert.InRange(strokes, 20, MostKeystrokes);
        Assert.Equal("", string.Join("\n", desk.RealComplaints));
    }

    [Fact]
    public async Task No_key_does_anything_while_somebody_types_or_once_they_are_turned_off()
    {
        await using var clinic = await RunningClinic.StartAsync(DatabaseKind.Sqlite);
        var reference = await Sending.SendAsync(browser, clinic);
        await using var desk = await browser.OpenAsync(clinic.Address);
        await desk.SignInAsync(path: $"/staff/enquiries/{reference}");
        var page = desk.Page;
        await page.Keyboard.PressAsync("n");
        await Assertions.Expect(page.Locator("#note")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("czs?");
        await Assertions.Expect(page.Locator("#note")).ToHaveValueAsync("czs?");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("?");
        await Assertions.Expect(page.Locator("#keys > summary")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator("#keys-switch")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#keys-switch")).ToHaveTextAsync("Turn the keys on");
        await page.Keyboard.PressAsync("x");
        await Assertions.Expect(page.Locator("#do-close")).Not.ToHaveAttributeAsync("open", "");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("x");
        await Assertions.Expect(page.Locator("#do-close")).ToHaveAttributeAsync("open", "");
        Assert.Equal("", string.Join("\n", desk.RealComplaints));
    }

    [Fact]
    public async Task Every_key_of_a_form_opens_it_and_puts_the_focus_into_it()
    {
        await using var clinic = await RunningClinic.StartAsync(DatabaseKind.Sqlite);
        var reference = await Sending.SendAsync(browser, clinic);
        await using var desk = await browser.OpenAsync(clinic.Address);
        await desk.SignInAsync(path: $"/staff/enquiries/{reference}");
        foreach (var key in "tkapblnxdgervwu=")
        {
            await desk.Page.GotoAsync($"/staff/enquiries/{reference}");
            await desk.Page.Keyboard.PressAsync(key.ToString());
            Assert.True(await desk.Page.EvaluateAsync<bool>("() => document.activeElement !== null && document.activeElement.closest('details.fold[open]') !== null"), $"{key} opens nothing.");
        }
    }
}
