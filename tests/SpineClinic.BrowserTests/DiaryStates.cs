using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using SpineClinic.Booking;
using SpineClinic.Testing;
using SpineClinic.Web.Hosting.Demo;

namespace SpineClinic.BrowserTests;

/// <summary>The diary as staff meet it, on the busiest day of the demo clinic.</summary>
public static class DiaryStates
{
    public static IReadOnlyList<string> Names { get; } =
    [
        "diary, a day", "diary, a day by room", "diary, a week", "diary, a manager's day", "diary, block refused", "find a time", "why not", "book", "book, error", "appointment", "appointment, cancel refused",
        "move", "move against the rules", "requests", "sheets to print",
    ];

    public static async Task<PageState> FindAsync(RunningClinic clinic, string name)
    {
        ArgumentNullException.ThrowIfNull(clinic);
        await using var db = clinic.Db();
        var all = await db.Appointments.AsNoTracking().Where(row => row.Status == AppointmentStatus.Booked).OrderBy(row => row.Start).ToListAsync();
        var day = all.GroupBy(row => row.Start.InUtc().Date).MaxBy(group => group.Count())!;
        var appointment = day.First();
        var (date, one) = (day.Key.ToString("uuuu-MM-dd", null), $"/staff/appointments/{appointment.Reference}");
        var outside = $"specialist={appointment.SpecialistId:N}&date={date}&time=06:30";
        const string Reception = DemoClinic.ReceptionEmail;
        return name switch
        {
            "diary, a day" => new($"/staff/diary?date={date}", SignedInAs: Reception),
            "diary, a day by room" => new($"/staff/diary?date={date}&by=room", SignedInAs: Reception),
            "diary, a week" => new($"/staff/diary?date={date}&view=week&id={appointment.SpecialistId:N}", SignedInAs: Reception),
            "diary, a manager's day" => new($"/staff/diary?date={date}", SignedInAs: DemoClinic.ManagerEmail),
            "diary, block refused" => new($"/staff/diary?date={date}", Then: BlockNothing, SignedInAs: Reception),
            "find a time" => new("/staff/diary/find", SignedInAs: Reception),
            "why not" => new($"/staff/diary/why?{outside}", SignedInAs: Reception),
            "book" => new($"/staff/diary/book?{outside}", SignedInAs: Reception),
            "book, error" => new($"/staff/diary/book?{outside}", Then: page => PressAsync(page, "Book it all the same"), SignedInAs: Reception),
            "appointment" => new(one, SignedInAs: Reception),
            "appointment, cancel refused" => new(one, Then: CancelWithoutReason, SignedInAs: Reception),
            "move" => new($"{one}/move", SignedInAs: Reception),
            "move against the rules" => new($"{one}/move?{outside}", Then: page => PressAsync(page, "Move it all the same"), SignedInAs: Reception),
            "requests" => new("/staff/diary/requests", SignedInAs: Reception),
            _ => new($"/staff/diary/print?date={date}", SignedInAs: Reception),
        };
    }

    private static async Task BlockNothing(IPage page)
    {
        await page.GetByText("Block time", new() { Exact = true }).ClickAsync();
        await PressAsync(page, "Block it");
    }

    private static async Task CancelWithoutReason(IPage page)
    {
        await page.GetByText("Cancel", new() { Exact = true }).ClickAsync();
        await PressAsync(page, "Cancel the appointment");
    }

    private static async Task PressAsync(IPage page, string button)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
        await page.Locator(".error-summary").WaitForAsync();
    }
}
