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

    private static readonly AnswerSheet Routine = Sheets.AllNo();
    private static readonly AnswerSheet Urgent = Sheets.AllNo().Choose("signs", "weightLoss");
    private static readonly AnswerSheet ByPhone = Sheets.AllNo().Choose("history", "byPhone");

    // What comes in, the keys that are pressed for it, and what it must be afterwards. "text:" is typed, and free.
    private static readonly (AnswerSheet Sheet, string[] Keys, EnquiryStatus Status, ClosureReason? Reason)[] Plan =
    [
        (Urgent, ["k", "Space", "Control+Enter"], EnquiryStatus.Received, null),
        (Urgent, ["k", "Space", "Control+Enter"], EnquiryStatus.Received, null),
        (ByPhone, ["k", "Space", "Control+Enter"], EnquiryStatus.Received, null),
        (ByPhone, ["k", "Space", "Control+Enter"], EnquiryStatus.Received, null),
        (Routine, ["=", "text:other", "Control+Enter"], EnquiryStatus.Closed, ClosureReason.Duplicate),
        (Routine, ["=", "text:other", "Control+Enter"], EnquiryStatus.Closed, ClosureReason.Duplicate),
        (Routine, ["l", "text:later", "Control+Enter"], EnquiryStatus.Accepted, null),
        (Routine, ["l", "text:later", "Control+Enter"], EnquiryStatus.Accepted, null),
        (Routine, ["d", "Enter"], EnquiryStatus.Closed, ClosureReason.Declined),
        (Routine, ["g", "Enter"], EnquiryStatus.Closed, ClosureReason.RedirectedToGp),
        (Routine, ["d", "Enter"], EnquiryStatus.Closed, ClosureReason.Declined),
        (Routine, ["g", "Enter"], EnquiryStatus.Closed, ClosureReason.RedirectedToGp),
        (Routine, ["r", "Enter"], EnquiryStatus.Closed, ClosureReason.Redirected),
        (Routine, ["w", "Enter"], EnquiryStatus.Closed, ClosureReason.WithdrawnByPatient),
        (Routine, ["v", "Enter"], EnquiryStatus.Closed, ClosureReason.AdviceGiven),
        (Routine, ["a", "s", "Control+Enter"], EnquiryStatus.AwaitingPatient, null),
        (Routine, ["a", "m", "Control+Enter"], EnquiryStatus.AwaitingPatient, null),
        (Routine, ["p", "Control+Enter"], EnquiryStatus.WithSpecialist, null),
        (Routine, ["s", "Enter"], EnquiryStatus.Quarantined, null),
        (Routine, ["b", "f", "Control+Enter"], EnquiryStatus.Accepted, null),
    ];

    [Fact]
    public async Task Twenty_enquiries_get_their_outcomes_with_sixty_keystrokes_and_no_mouse()
    {
        await using var clinic = await RunningClinic.StartAsync(DatabaseKind.Sqlite);
        var intake = clinic.Services.GetRequiredService<EnquiryIntake>();
        var plan = new Dictionary<string, (string[] Keys, EnquiryStatus Status, ClosureReason? Reason)>();
        foreach (var (answers, keys, status, reason) in Plan)
        {
            var i = plan.Count;
            var sheet = answers.Write("name", $"Patient {i}").Write("email", $"patient{i}@example.org").Write("phone", $"07700 9001{i:00}");
            var receipt = (await intake.ReceiveAsync(new EnquirySubmission(Guid.NewGuid(), sheet, Channel.Web, "en", Actor.Patient), CancellationToken.None)).Receipt;
            plan.Add(receipt!.Reference, (keys, status, reason));
        }

        // The same wherever the browser writes the day first, and where the month.
        var inSixtyDays = TimeProvider.System.GetUtcNow().AddDays(60);
        var (other, later) = (plan.Keys.First(), $"{inSixtyDays:MM}{inSixtyDays:MM}{inSixtyDays:yyyy}");
        await using var desk = await browser.OpenAsync(clinic.Address);
        await desk.SignInAsync();
        var page = desk.Page;
        await desk.LiveAsync();
        await Assertions.Expect(page.Locator("#keys-switch")).Not.ToHaveAttributeAsync("hidden", "");
        await page.Keyboard.PressAsync("j");
        var (strokes, left) = (1, plan.Keys.ToHashSet());
        while (left.Count > 0)
        {
            await page.ArriveAsync("**/staff/enquiries/**");
            await Assertions.Expect(page.Locator("#keys-switch")).Not.ToHaveAttributeAsync("hidden", "");
            var here = page.Url;
            var reference = here[(here.LastIndexOf('/') + 1)..].Split('?')[0];
            Assert.True(left.Remove(reference), $"{reference} came twice.");
            foreach (var key in plan[reference].Keys)
            {
                if (key.StartsWith("text:", StringComparison.Ordinal))
                {
                    await page.Keyboard.TypeAsync(key == "text:other" ? other : later);
                    continue;
                }

                await page.Keyboard.PressAsync(key);
                strokes += key.Split('+').Length;
            }

            await page.LeaveAsync(new Regex($"^{Regex.Escape(here)}$"));
        }

        await using var db = clinic.Db();
        var stored = await db.Enquiries.AsNoTracking().ToListAsync();
        Assert.Equal(
            plan.Select(entry => (entry.Key, entry.Value.Status, entry.Value.Reason)).Order(),
            stored.Select(enquiry => (enquiry.Reference, enquiry.Status, enquiry.ClosureReason)).Order());
        Assert.All(stored.Where(enquiry => plan[enquiry.Reference].Keys[0] == "k"), enquiry => Assert.True(enquiry is { AcknowledgedAt: not null, AwaitsAcknowledgement: false }));
        Assert.Equal(20, stored.Count);
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
    public async Task The_board_is_worked_by_keys_alone_and_a_slash_searches_from_everywhere()
    {
        await using var clinic = await RunningClinic.StartAsync(DatabaseKind.Sqlite);
        await Sending.SendAsync(browser, clinic);
        await Sending.SendAsync(browser, clinic);
        await using var desk = await browser.OpenAsync(clinic.Address);
        await desk.SignInAsync();
        await desk.LiveAsync();
        var (page, keyboard) = (desk.Page, desk.Page.Keyboard);
        await Assertions.Expect(page.Locator("#board-rows .enquiry-link")).ToHaveCountAsync(2);
        var (first, second) = (await page.Locator("#board-rows .enquiry-link").AllTextContentsAsync()) is [var one, var two] ? (one, two) : throw new InvalidOperationException("Not two rows.");
        await Assertions.Expect(page.Locator("#keys-switch")).Not.ToHaveAttributeAsync("hidden", "");
        await keyboard.PressAsync(".");
        await keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(desk.Row(second).Locator("a")).ToBeFocusedAsync();
        await keyboard.PressAsync("x");
        await keyboard.PressAsync("ArrowUp");
        await Assertions.Expect(desk.Row(first).Locator("a")).ToBeFocusedAsync();
        await Assertions.Expect(desk.Row(second).Locator("input[type=checkbox]")).ToBeCheckedAsync();
        await keyboard.PressAsync("c");
        await Assertions.Expect(page.Locator("main [aria-live=polite]")).ToHaveTextAsync($"You have {first}.");
        await Assertions.Expect(page.Locator(".bulk button").First).ToBeVisibleAsync();
        await keyboard.PressAsync("b");
        await Assertions.Expect(page.Locator(".bulk button").First).ToBeFocusedAsync();
        await keyboard.PressAsync("?");
        await Assertions.Expect(page.Locator("#keys > summary")).ToBeFocusedAsync();
        await keyboard.PressAsync("1");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/staff\\?worklist=mine$"));
        foreach (var path in new[] { "/staff", "/staff/handover", "/staff/diary", $"/staff/enquiries/{second}" })
        {
            await page.GotoAsync(path);
            await page.Locator("#keys-switch:not([hidden])").WaitForAsync(new() { State = WaitForSelectorState.Attached });
            await keyboard.PressAsync("/");
            await page.ArriveAsync("**/staff/search");
        }

        await page.Locator("#keys-switch:not([hidden])").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await keyboard.PressAsync("/");
        await Assertions.Expect(page.Locator("#q")).ToBeFocusedAsync();
        Assert.Equal("", string.Join("\n", desk.RealComplaints));
    }

    [Fact]
    public async Task Every_key_of_a_form_opens_it_and_puts_the_focus_into_it()
    {
        await using var clinic = await RunningClinic.StartAsync(DatabaseKind.Sqlite);
        var reference = await Sending.SendAsync(browser, clinic);
        await using var desk = await browser.OpenAsync(clinic.Address);
        await desk.SignInAsync(path: $"/staff/enquiries/{reference}");
        foreach (var key in "tkapblnxdgervwu=m")
        {
            await desk.Page.GotoAsync($"/staff/enquiries/{reference}");
            await desk.Page.Keyboard.PressAsync(key.ToString());
            Assert.True(await desk.Page.EvaluateAsync<bool>("() => document.activeElement !== null && document.activeElement.closest('details.fold[open]') !== null"), $"{key} opens nothing.");
        }
    }
}
