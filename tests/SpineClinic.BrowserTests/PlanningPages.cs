using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using NodaTime;
using SpineClinic.Booking;
using SpineClinic.Specialists;
using SpineClinic.Staff;
using SpineClinic.Testing;
using SpineClinic.Web.Hosting.Demo;

namespace SpineClinic.BrowserTests;

/// <summary>Series, group sessions and calendars, with something in them.</summary>
public static class PlanningPages
{
    private const string Plan = "/staff/diary/series?plan=1";
    private static readonly SemaphoreSlim Turn = new(1);
    private static readonly Dictionary<RunningClinic, (Guid Series, string Query)> Filled = [];

    private static readonly Dictionary<string, PageState> All = new()
    {
        ["series, plan"] = new("/staff/diary/series", SignedInAs: DemoClinic.ReceptionEmail),
        ["series, plan, error"] = new(Plan, SignedInAs: DemoClinic.ReceptionEmail),
        ["series, dry run"] = new(Plan, SignedInAs: DemoClinic.ReceptionEmail),
        ["series, dry run, error"] = new(Plan, Then: BookNothing, SignedInAs: DemoClinic.ReceptionEmail),
        ["series, booked"] = new("/staff/diary/series/", SignedInAs: DemoClinic.ReceptionEmail),
        ["series, booked, error"] = new("/staff/diary/series/", Then: CancelNothing, SignedInAs: DemoClinic.ReceptionEmail),
        ["group sessions"] = new("/staff/diary/groups", Then: OpenFolds, SignedInAs: DemoClinic.ReceptionEmail),
        ["group sessions, error"] = new("/staff/diary/groups", Then: PlanNothing, SignedInAs: DemoClinic.ReceptionEmail),
        ["calendars"] = new("/staff/settings/calendars", Act: MakeAddress, SignedInAs: DemoClinic.ManagerEmail),
        ["calendars, error"] = new("/staff/settings/calendars", Then: HandInNothing, SignedInAs: DemoClinic.ManagerEmail),
    };

    public static IReadOnlyCollection<string> Names => All.Keys;

    public static async Task<PageState> FindAsync(RunningClinic clinic, string name)
    {
        ArgumentNullException.ThrowIfNull(clinic);
        var (series, query) = await FillAsync(clinic);
        var state = All[name];
        return name.StartsWith("series, booked", StringComparison.Ordinal) ? state with { Path = state.Path + series }
            : name.StartsWith("series, dry run", StringComparison.Ordinal) ? state with { Path = state.Path + query }
            : state;
    }

    // Once for each clinic: consultations, a closed day, a booked series and a group session with somebody in it.
    private static async Task<(Guid Series, string Query)> FillAsync(RunningClinic clinic)
    {
        await Turn.WaitAsync();
        try
        {
            if (Filled.TryGetValue(clinic, out var known))
            {
                return known;
            }

            var services = clinic.Services;
            var (type, group) = (new ConsultationType("First consultation", 30), new ConsultationType("Back class", 60));
            group.SetCapacity(8);
            var shape = await services.GetRequiredService<ClinicShape>().GetAsync(CancellationToken.None);
            var specialist = shape.ActiveSpecialists.First();
            var first = services.GetRequiredService<NodaTime.IClock>().GetCurrentInstant().InZone(shape.Zone).Date.PlusDays(7).Next(IsoDayOfWeek.Tuesday);
            StaffActor staff;
            await using (var db = clinic.Db())
            {
                db.ConsultationTypes.AddRange(type, group);
                (await db.Clinics.SingleAsync()).Closures.Add(new Closure(first.PlusWeeks(2), first.PlusWeeks(2), "Holiday"));
                staff = (await db.StaffMembers.SingleAsync(member => member.Email == DemoClinic.ReceptionEmail)).ToActor();
                await db.SaveChangesAsync();
            }

            services.GetRequiredService<ClinicShape>().Forget();
            var patient = new PatientToBook(Guid.Empty, null, "Zoë Quince", "+447700900123", "zoe@example.org", "en", Safety.Tier.P3, [], null);
            var wish = new SeriesWish(patient, type.Id, specialist.Id, SeriesDates.Weekly(first, 1, 2, null), new LocalTime(10, 0));
            var key = Guid.NewGuid();
            var planner = services.GetRequiredService<SeriesPlanner>();
            var booked = await planner.BookAsync(staff, wish, SeriesChoice.Of([.. wish.Dates]), key, CancellationToken.None);
            var at = first.At(new LocalTime(14, 0)).InZoneLeniently(shape.Zone).ToInstant();
            var planned = await services.GetRequiredService<GroupSessions>().PlanAsync(staff, new GroupWish(group.Id, specialist.Id, at), CancellationToken.None);
            await services.GetRequiredService<Diary>().BookAsync(staff, new BookingRequest(Guid.NewGuid(), patient, new TimeQuery(group.Id, ForStaff: true), specialist.Id, at), CancellationToken.None);
            if (!booked.IsDone || !planned.IsDone)
            {
                throw new InvalidOperationException($"{booked.Outcome} {planned.Outcome}");
            }

            var reference = (await planner.ListAsync(staff, key, CancellationToken.None))[0].Reference;
            return Filled[clinic] = (key, $"&reference={reference}&type={type.Id:N}&specialist={specialist.Id:N}&date={first:uuuu-MM-dd}&weeks=1&count=5&time=10:00");
        }
        finally
        {
            Turn.Release();
        }
    }

    private static Task BookNothing(IPage page) => PressAsync(page, "Book the chosen days", () => page.Locator("input[name=take]:checked").EvaluateAllAsync<object?>("boxes => boxes.forEach(box => box.checked = false)"));

    private static Task CancelNothing(IPage page) => PressAsync(page, "Cancel appointments");

    private static Task PlanNothing(IPage page) => PressAsync(page, "Plan it");

    private static Task HandInNothing(IPage page) => PressAsync(page, "Take it over");

    private static async Task MakeAddress(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Make an address" }).ClickAsync();
        await page.Locator(".secret").WaitForAsync();
    }

    private static async Task OpenFolds(IPage page) => await page.Locator("details").EvaluateAllAsync<object?>("folds => folds.forEach(fold => fold.open = true)");

    private static async Task PressAsync(IPage page, string button, Func<Task>? before = null)
    {
        if (before is not null)
        {
            await before();
        }

        await page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
        await page.Locator(".error-summary").WaitForAsync();
    }
}
