using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using SpineClinic.Enquiries;
using SpineClinic.Testing;
using SpineClinic.Triage;
using SpineClinic.Web.Hosting.Demo;

namespace SpineClinic.BrowserTests;

/// <summary>Search, with one saved, and a person with two enquiries.</summary>
public static class SearchStates
{
    private const string Person = "one person";
    private const string PersonError = "one person, error";
    private const string OfPerson = "enquiry of a person";
    private static readonly SemaphoreSlim Turn = new(1);

    private static readonly Dictionary<string, PageState> Searches = new()
    {
        ["search"] = new("/staff/search", SignedInAs: DemoClinic.ReceptionEmail),
        ["search, found"] = new("/staff/search?from=2020-01-01", Act: OpenFolds, SignedInAs: DemoClinic.ReceptionEmail),
        ["search, found, manager"] = new("/staff/search?status=Open", SignedInAs: DemoClinic.ManagerEmail),
        ["search, nothing found"] = new("/staff/search", Act: page => FindAsync(page, "Nobody Atall"), SignedInAs: DemoClinic.ReceptionEmail),
        ["search, error"] = new("/staff/search?from=2026-12-02&to=2026-12-01", SignedInAs: DemoClinic.ReceptionEmail),
    };

    public static IReadOnlyCollection<string> Names { get; } = [.. Searches.Keys, Person, PersonError, OfPerson];

    public static async Task<PageState> FindAsync(RunningClinic clinic, string name)
    {
        ArgumentNullException.ThrowIfNull(clinic);
        var (reference, person) = await FillAsync(clinic);
        return name switch
        {
            Person => new PageState($"/staff/people/{person}", SignedInAs: DemoClinic.ReceptionEmail),
            PersonError => new PageState($"/staff/people/{person}", Then: SaveWithoutLanguage, SignedInAs: DemoClinic.ReceptionEmail),
            OfPerson => new PageState($"/staff/enquiries/{reference}", SignedInAs: DemoClinic.ReceptionEmail),
            _ => Searches[name],
        };
    }

    private static async Task<(string Reference, Guid Person)> FillAsync(RunningClinic clinic)
    {
        await Turn.WaitAsync();
        try
        {
            await using var db = clinic.Db();
            var staff = (await db.StaffMembers.SingleAsync(member => member.Email == DemoClinic.ReceptionEmail)).ToActor();
            if (await db.Enquiries.Where(row => row.PersonId != null).OrderBy(row => row.Id).Select(row => new { row.Reference, row.PersonId }).FirstOrDefaultAsync() is { } known)
            {
                return (known.Reference, known.PersonId!.Value);
            }

            var references = await db.Enquiries.OrderBy(row => row.Id).Select(row => row.Reference).Take(2).ToListAsync();
            var people = clinic.Services.GetRequiredService<People>();
            await people.LinkAsync(staff, references[0], references[1], CancellationToken.None);
            var id = (await people.OfAsync(staff, references[0], CancellationToken.None))!.PersonId!.Value;
            await people.SaveNeedsAsync(staff, id, 1, new PersonNeeds(["stepFree", "lieDown", "interpreter"], "Polish", IsDiscreet: true, NoMessages: true), CancellationToken.None);
            var views = clinic.Services.GetRequiredService<SavedViews>();
            await views.SaveAsync(staff, Guid.NewGuid(), "Everything that must be seen today by a clinician", new SearchFilter(Safety.Tier.P1), isShared: true, CancellationToken.None);
            await views.SaveAsync(staff, Guid.NewGuid(), "Mine", new SearchFilter(Status: SearchStatus.Closed), isShared: false, CancellationToken.None);
            return (references[0], id);
        }
        finally
        {
            Turn.Release();
        }
    }

    private static async Task FindAsync(IPage page, string text)
    {
        await page.Locator("#q").FillAsync(text);
        await page.GetByRole(AriaRole.Button, new() { Name = "Search", Exact = true }).ClickAsync();
        await page.GetByText("Nothing found").First.WaitForAsync();
    }

    private static async Task SaveWithoutLanguage(IPage page)
    {
        await page.Locator("#language").FillAsync("");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await page.Locator(".error-summary").WaitForAsync();
    }

    private static async Task OpenFolds(IPage page) => await page.Locator("details").EvaluateAllAsync<object?>("folds => folds.forEach(fold => fold.open = true)");
}
