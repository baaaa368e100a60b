using Microsoft.Playwright;

namespace SpineClinic.BrowserTests;

/// <summary>The form and the pages around it in a language that runs from right to left, and in one with long words.</summary>
public static class TranslatedPages
{
    private const string Arabic = "ar";

    public static IReadOnlyDictionary<string, PageState> All { get; } = new Dictionary<string, PageState>
    {
        ["German: home"] = new("/?language=de", Language: "de"),
        ["German: privacy"] = new("/privacy?language=de", Language: "de"),
        ["Arabic: home"] = new("/?language=ar", Language: Arabic),
        ["Arabic: in an emergency"] = new("/emergency?language=ar", Language: Arabic),
        ["Arabic: contact us"] = new("/contact?language=ar", Language: Arabic),
        ["Arabic: team"] = new("/team?language=ar", Language: Arabic),
        ["Arabic: a specialist"] = new("/team/dr-imogen-hale?language=ar", Language: Arabic),
        ["Arabic: news"] = new("/news?language=ar", Language: Arabic),
        ["Arabic: privacy"] = new("/privacy?language=ar", Language: Arabic),
        ["Arabic: accessibility"] = new("/accessibility?language=ar", Language: Arabic),
        ["Arabic: conditions"] = new("/conditions?language=ar", Language: Arabic),
        ["Arabic: treatments"] = new("/treatments?language=ar", Language: Arabic),
        ["Arabic: cookies"] = new("/cookies?language=ar", Language: Arabic),
        ["Arabic: an unknown address"] = new("/no-such-page?language=ar", Language: Arabic),
        ["German: start"] = new("/enquire?language=de", Language: "de"),
        ["Arabic: start"] = new("/enquire?language=ar", Language: Arabic),
        ["Arabic: question, error"] = new("/enquire/unwell", PatientPages.In(Arabic, "unwell"), PressContinue, Language: Arabic),
        ["Arabic: check"] = new("/enquire/check", PatientPages.In(Arabic, "check"), Language: Arabic),
        ["Arabic: emergency"] = new("/enquire/emergency", patient => SafetyNetPages.StopInAsync(patient, Arabic), Language: Arabic),
        ["Arabic: urgent"] = new(
            "/enquire/urgent", PatientPages.In(Arabic, "unwell", ("unwell", [("unwell", "fever")]), ("fever-more", [("feverMore", "none")])), Language: Arabic),
        ["Arabic: received"] = new("/enquire/check", PatientPages.In(Arabic, "check"), Act: SendAsync, Language: Arabic),
        ["Arabic: status"] = new("/enquire/check", PatientPages.In(Arabic, "check"), Act: SendAndLookAsync, Language: Arabic),
        ["Arabic: status, error"] = new("/enquire/check", PatientPages.In(Arabic, "check"), AddNothingAsync, Act: SendAndLookAsync, Language: Arabic),
        ["Arabic: save"] = new("/enquire/save", PatientPages.In(Arabic, "saddle"), Act: MakeCodeAsync, Language: Arabic),
    };

    private static async Task PressContinue(IPage page)
    {
        await page.Locator("main form .button").First.ClickAsync();
        await page.Locator(".error-summary").WaitForAsync();
    }

    private static async Task SendAsync(IPage page)
    {
        await page.Locator("#send .button").First.ClickAsync();
        await page.Locator("#reference").WaitForAsync();
    }

    private static async Task SendAndLookAsync(IPage page)
    {
        await SendAsync(page);
        await page.GotoAsync("/status");
    }

    private static async Task AddNothingAsync(IPage page)
    {
        await page.Locator("details").First.EvaluateAsync<object?>("fold => fold.open = true");
        await page.Locator("form[action='/status/add'] .button").ClickAsync();
        await page.Locator(".error-summary").WaitForAsync();
    }

    private static async Task MakeCodeAsync(IPage page)
    {
        await page.Locator("form[action='/enquire/save/code'] .button").ClickAsync();
        await page.Locator("#resume-code").WaitForAsync();
    }
}
