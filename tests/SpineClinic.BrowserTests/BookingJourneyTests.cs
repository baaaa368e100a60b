using Microsoft.EntityFrameworkCore;
using SpineClinic.Booking;
using SpineClinic.Testing;

namespace SpineClinic.BrowserTests;

/// <summary>From the letter to an appointment that is moved and cancelled: without script, with the keyboard alone, on a phone.</summary>
public sealed class BookingJourneyTests(SharedBrowser browser)
{
    private const string Digits = "0123";

    [Theory, EveryDatabase]
    public async Task From_the_letter_it_is_three_screens_and_one_field_then_it_is_moved_and_cancelled(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var sender = clinic.NewPatient();
        await sender.FillAsync();
        var link = await clinic.InviteAsync(await sender.SendAsync(), await clinic.TypeAsync());
        await using var visitor = await browser.OpenAsync(clinic.Address, script: false, width: 360, height: 740);
        var page = visitor.Page;
        await page.GotoAsync(link);

        // One: the only field of the whole way.
        Assert.Equal(1, await page.Locator("main input:not([type=hidden]), main textarea, main select").CountAsync());
        await visitor.TypeAsync("answer", Digits);
        await page.Keyboard.PressAsync("Enter");
        await page.ArriveAsync("**/times");

        // Two: buttons in lists, each of which says all of itself; no grid to find one's way in.
        var tree = await AccessibleTree.ReadAsync(page);
        var first = page.Locator(".times button").First;
        var name = (await first.InnerTextAsync()).Trim();
        Assert.Contains(tree.Of("button"), button => button.Name == name && tree.Above(button).Any(node => node.Role == "list"));
        Assert.Empty(tree.Of("grid").Concat(tree.Of("table")));
        Assert.Equal(0, await page.Locator(".times input:not([type=hidden])").CountAsync());
        await visitor.PressAsync(first);
        await page.ArriveAsync("**/confirm");

        // Three: it is kept meanwhile, and nothing more is asked.
        Assert.True(await page.Locator("#kept").IsVisibleAsync());
        await visitor.PressAsync(page.Locator("form[action$='/book'] .button[type=submit]"));
        await page.ArriveAsync("**/appointment/**done=booked");
        var when = await OnlyAsync(clinic, AppointmentStatus.Booked);

        await visitor.PressAsync(page.Locator("a[href$='/move']"));
        await page.ArriveAsync("**/move");
        await visitor.PressAsync(page.Locator(".times button").Last);
        await page.ArriveAsync("**/appointment/**done=moved");
        Assert.NotEqual(when, await OnlyAsync(clinic, AppointmentStatus.Booked));

        await visitor.PressAsync(page.Locator("details:has(form[action$='/cancel']) summary"));
        await visitor.ChooseAsync("reason", "TooUnwell");
        await visitor.PressAsync(page.Locator("form[action$='/cancel'] button"));
        await page.ArriveAsync("**/appointment/**done=cancelled");
        await OnlyAsync(clinic, AppointmentStatus.Cancelled);
        Assert.Equal(3, await page.Locator("#history li").CountAsync());
        Assert.Empty(visitor.RealComplaints);
    }

    private static async Task<NodaTime.Instant> OnlyAsync(RunningClinic clinic, AppointmentStatus status)
    {
        await using var db = clinic.Db();
        var cells = await db.OccupancyCells.CountAsync();
        var only = await db.Appointments.AsNoTracking().SingleAsync(row => row.Status == AppointmentStatus.Booked || row.Status == AppointmentStatus.Cancelled && row.CancelReason == CancelReason.TooUnwell);
        Assert.Equal((status, status == AppointmentStatus.Cancelled), (only.Status, cells == 0));
        return only.Start;
    }
}
