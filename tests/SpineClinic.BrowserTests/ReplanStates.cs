using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using NodaTime;
using NodaTime.Text;
using SpineClinic.Booking;
using SpineClinic.Testing;
using SpineClinic.Web.Hosting.Demo;

namespace SpineClinic.BrowserTests;

/// <summary>The waiting list, and sessions that cannot take place, each with people in it.</summary>
public static class ReplanStates
{
    private const string List = "waiting list";
    private const string ListError = "waiting list, error";
    private const string Ranking = "waiting list, who is asked";
    private const string Sessions = "sessions called off";
    private const string New = "call off a session";
    private const string Proposals = "a session called off";
    private const string NobodyChosen = "a session called off, nobody chosen";

    public static IReadOnlyList<string> Names { get; } = [List, ListError, Ranking, Sessions, New, Proposals, NobodyChosen];

    public static async Task<PageState> FindAsync(RunningClinic clinic, string name)
    {
        ArgumentNullException.ThrowIfNull(clinic);
        await using var db = clinic.Db();
        if (await db.Disruptions.OrderBy(row => row.StartedAt).FirstOrDefaultAsync() is not { } session)
        {
            session = await SeedAsync(clinic);
        }

        return name switch
        {
            List => Show("/staff/waiting-list"),
            ListError => Show("/staff/waiting-list", page => PressAsync(page, "Put on the list", ".error-summary", fold: "Put somebody on the list")),
            Ranking => Show($"/staff/waiting-list/time?specialist={session.SpecialistId}&cell={Cell.Of(session.Start + Duration.FromDays(7))}"),
            Sessions => Show("/staff/diary/disruptions"),
            New => Show($"/staff/diary/disruptions/new?specialist={session.SpecialistId}&date={LocalDatePattern.Iso.Format(session.Start.InUtc().Date.PlusDays(7))}"),
            NobodyChosen => Show($"/staff/diary/disruptions/{session.Id}", SendToNobodyAsync),
            _ => Show($"/staff/diary/disruptions/{session.Id}"),
        };
    }

    private static PageState Show(string path, Func<IPage, Task>? then = null) => new(path, Then: then, SignedInAs: DemoClinic.ReceptionEmail);

    private static async Task<Disruption> SeedAsync(RunningClinic clinic)
    {
        var day = await BookedSession.PrepareAsync(clinic);
        await day.WaitAsync("Ngozi Adichie-Featherstonehaugh of Wolverhampton");
        await day.WaitAsync("Bo Li", hasEmail: false, IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Thursday);
        await day.WaitAsync("Saturday Person", hasEmail: true, IsoDayOfWeek.Saturday);
        var booked = await day.BookAsync(6);
        await day.Diary.CancelAsync(booked[5], null, CancelReason.FeelsBetter, null, CancellationToken.None);
        await clinic.Services.GetRequiredService<WaitingListRun>().StepAsync(CancellationToken.None);
        var zone = (await day.Shapes.GetAsync(CancellationToken.None)).Zone;
        var sessions = clinic.Services.GetRequiredService<SessionDisruptions>();
        // The whole day: how much of its morning is free depends on what the pages before have booked.
        var (start, end) = (zone.AtStrictly(day.Date + new LocalTime(9, 0)).ToInstant(), zone.AtStrictly(day.Date + new LocalTime(17, 0)).ToInstant());
        var (_, id) = await sessions.StartAsync(day.Reception, day.Specialist.Id, start, end, CancellationToken.None);
        var view = (await sessions.FollowAsync(day.Reception, id, CancellationToken.None))!;
        var proposals = await sessions.ProposeAsync(view, CancellationToken.None);
        await sessions.SendAsync(day.Reception, id, [proposals.First(time => time.AppointmentId == booked[2])], CancellationToken.None);
        await sessions.CallOffAsync(day.Reception, id, booked[3], CancellationToken.None);
        return view.Disruption;
    }

    private static async Task SendToNobodyAsync(IPage page)
    {
        foreach (var box in await page.Locator("input[name=chosen]").AllAsync())
        {
            await box.UncheckAsync();
        }

        await PressAsync(page, "Send the ticked ones their new times", ".error-summary");
    }

    private static async Task PressAsync(IPage page, string button, string thenShown, string? fold = null)
    {
        if (fold is not null)
        {
            await page.GetByText(fold, new() { Exact = true }).ClickAsync();
        }

        await page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).First.ClickAsync();
        await page.Locator(thenShown).WaitForAsync();
    }
}
