using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using SpineClinic.Testing;
using SpineClinic.Web.Hosting.Demo;

namespace SpineClinic.BrowserTests;

/// <summary>The settings of the public site, each page in its states.</summary>
public static class SiteStates
{
    private const string Home = "/staff/settings/site";

    private static readonly Dictionary<string, (string Path, Func<IPage, Task>? Then)> Pages = new()
    {
        ["public site"] = ("", null),
        ["public site, look, error"] = ("/look", page => SaveAsync(page, "Save", ("#brand", "#ffd400"), ("#accent", "#222222"), ("#phone", "none"))),
        ["public site, look, preview"] = ("/look", page => SaveAsync(page, "Preview", ("#brand", "#7a1f5c"))),
        ["public site, hours, error"] = ("/hours", page => SaveAsync(page, "Save", ("#Monday", "nine to five"))),
        ["public site, hours, preview"] = ("/hours", page => SaveAsync(page, "Preview", ("#Sunday", "10:00-11:00"))),
        ["public site, ready-made pages"] = ("/articles", null),
        ["public site, ready-made pages, preview"] = ("/articles", page => SaveAsync(page, "Preview")),
        ["public site, a page, error"] = ("/pages/new", page => SaveAsync(page, "Save", ("#title", "A page"), ("#text", "# Title\n\n<b>bold</b>"))),
        ["public site, a page, words to confirm"] = ("/pages/new", page => SaveAsync(page, "Save", ("#title", "A page"), ("#slug", "a-page"), ("#summary", "One."), ("#text", "The best clinic."))),
        ["public site, a page, preview"] = ("/pages/new", page => SaveAsync(page, "Preview", ("#title", "A page"), ("#text", "## Part\n\nWords and [a link](/contact).\n\n- one\n- two"))),
        ["public site, news"] = ("/news/new", null),
        ["public site, a profile"] = ("/team/", null),
    };

    public static IEnumerable<string> Names => Pages.Keys;

    public static async Task<PageState> FindAsync(RunningClinic clinic, string name)
    {
        ArgumentNullException.ThrowIfNull(clinic);
        var (path, then) = Pages[name];
        if (path == "/team/")
        {
            await using var db = clinic.Db();
            path += await db.Specialists.Where(one => one.Email == DemoClinic.SpecialistEmail).Select(one => one.Id).SingleAsync();
        }

        return new PageState(Home + path, Then: then, SignedInAs: DemoClinic.ManagerEmail);
    }

    private static async Task SaveAsync(IPage page, string button, params (string Field, string Text)[] fields)
    {
        foreach (var (field, text) in fields)
        {
            await page.Locator(field).FillAsync(text);
        }

        await page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
        await page.Locator(".error-summary, .preview-bar, .page-preview").First.WaitForAsync();
    }
}
