using Microsoft.Playwright;
using SpineClinic.Testing;
using SpineClinic.Web.Hosting.Demo;

namespace SpineClinic.BrowserTests;

/// <summary>Leaving the form and coming back to it, and what becomes of a request that was sent.</summary>
public static class LaterPages
{
    public static IReadOnlyDictionary<string, PageState> All { get; } = new Dictionary<string, PageState>
    {
        ["save"] = new("/enquire/save", PatientPages.Until("saddle")),
        ["save, error"] = new("/enquire/save", PatientPages.Until("saddle"), page => PatientPages.SubmitAsync(page, "Email me a link")),
        ["save, with a code"] = new("/enquire/save", PatientPages.Until("saddle"), Act: page => PressAsync(page, "Make a code", "#resume-code")),
        ["save, link sent"] = new("/enquire/save", PatientPages.Until("saddle"), Act: AskForLink),
        ["resume"] = new("/resume"),
        ["resume, nothing entered"] = new("/resume", Then: page => PatientPages.SubmitAsync(page, "Go on")),
        ["resume, a code that is wrong"] = new("/resume", Then: EnterWrongCode),
        ["resume, link"] = new("/resume?key=a-key-from-a-letter"),
        ["resume, a link that was used"] = new("/resume?key=a-key-from-a-letter", Act: page => PressAsync(page, "Go on", ".notice-warning")),
        ["welcome back"] = new("/enquire/welcome-back", PatientPages.Until("legs")),
        ["cleared"] = new("/enquire/save", PatientPages.Until("saddle"), Act: Finish),
        ["status, whose"] = new("/status"),
        ["status, whose, error"] = new("/status", Then: page => PatientPages.SubmitAsync(page, "Show my request")),
        ["status"] = new("/status", PatientPages.SendAsync),
        ["status, every part open"] = new("/status", PatientPages.SendAsync, Act: OpenFolds),
        ["status, nothing added"] = new("/status", PatientPages.SendAsync, AddNothing),
        ["status, no way to reach them"] = new("/status", PatientPages.SendAsync, ReachNobody),
        ["status, not sure"] = new("/status", PatientPages.SendAsync, CancelWithoutTick),
        ["status, a question"] = new("/status", Asked),
        ["status, a question, not answered"] = new("/status", Asked, page => PatientPages.SubmitAsync(page, "Send the answer")),
        ["status, closed"] = new("/status", PatientPages.SendAsync, Act: Cancel),
    };

    public static async Task PressAsync(IPage page, string button, string thenShown)
    {
        ArgumentNullException.ThrowIfNull(page);
        await page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
        await page.Locator(thenShown).WaitForAsync();
    }

    private static async Task Asked(FormClient patient)
    {
        await PatientPages.SendAsync(patient);
        var reference = await patient.ReferenceAsync();
        using var desk = new FormClient(patient.Http.BaseAddress!);
        using var signedIn = await desk.PostAsync("/staff/sign-in", ("email", DemoClinic.ReceptionEmail), ("password", DemoClinic.Password));
        using var asked = await desk.PostAsync($"/staff/enquiries/{reference}/ask", ("template", "betterTime"), ("question", ""));
    }

    private static async Task AskForLink(IPage page)
    {
        await page.GetByLabel("Email address").FillAsync("zoe@example.org");
        await PressAsync(page, "Email me a link", ".notice-success");
    }

    private static async Task EnterWrongCode(IPage page)
    {
        await page.Locator("#code").FillAsync("apple apple apple 1234");
        await PatientPages.SubmitAsync(page, "Go on");
    }

    private static async Task Finish(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Finish and clear" }).ClickAsync();
        await page.ArriveAsync("**/enquire/cleared?until=*");
    }

    private static async Task OpenFolds(IPage page) => await page.Locator("details").EvaluateAllAsync<object?>("folds => folds.forEach(fold => fold.open = true)");

    private static async Task AddNothing(IPage page)
    {
        await OpenFolds(page);
        await PatientPages.SubmitAsync(page, "Add this to my request");
    }

    private static async Task ReachNobody(IPage page)
    {
        await OpenFolds(page);
        await page.Locator("#phone").FillAsync("");
        await page.Locator("#email").FillAsync("nobody");
        await PatientPages.SubmitAsync(page, "Save how to reach me");
    }

    private static async Task CancelWithoutTick(IPage page)
    {
        await OpenFolds(page);
        await PatientPages.SubmitAsync(page, "Cancel my request");
    }

    private static async Task Cancel(IPage page)
    {
        await OpenFolds(page);
        await page.Locator("#sure").CheckAsync();
        await PressAsync(page, "Cancel my request", ".notice-success");
    }
}
