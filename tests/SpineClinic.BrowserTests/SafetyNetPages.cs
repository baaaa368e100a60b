using Microsoft.Playwright;
using SpineClinic.Testing;

namespace SpineClinic.BrowserTests;

/// <summary>What a person meets who is told to get help, and one whose request gets worse.</summary>
public static class SafetyNetPages
{
    private static readonly (string Page, (string Name, string Value)[] Inputs)[] Saddle =
        [("saddle", [("saddle", "yes")]), ("saddle-timing", [("saddleTiming", "recent")])];

    public static IReadOnlyDictionary<string, PageState> All { get; } = new Dictionary<string, PageState>
    {
        ["emergency: letting the clinic know, error"] = new("/enquire/emergency", Stopped, TellNothing),
        ["emergency: for somebody else"] = new("/enquire/emergency", StoppedForSomebodyElse),
        ["emergency: told"] = new("/enquire/emergency/told", Told),
        ["emergency: helped"] = new("/enquire/emergency/helped", Helped),
        ["emergency: getting worse"] = new("/enquire/emergency", WorseAndStopped),
        ["worse, first question"] = new("/enquire/walk", Worse),
        ["worse, check"] = new("/enquire/worse", WorseAnswered),
        ["worse, told"] = new("/enquire/worse", WorseAnswered, Act: TellWorse),
    };

    public static Task Stopped(FormClient patient) => PatientPages.Until("saddle", Saddle)(patient);

    public static Task StopInAsync(FormClient patient, string language) => PatientPages.In(language, "saddle", Saddle)(patient);

    /// <summary>Is stopped, and asks the clinic to know.</summary>
    public static Task Told(FormClient patient) => TellAsync(patient);

    /// <returns>The reference.</returns>
    public static async Task<string> TellAsync(FormClient patient)
    {
        ArgumentNullException.ThrowIfNull(patient);
        await Stopped(patient);
        using var told = await patient.PostAsync("/enquire/emergency/told", ("name", "Zoë Quince"), ("phone", "07700 900123"));
        return (await patient.PageAsync("/enquire/emergency/told")).GetElementById("reference")!.TextContent;
    }

    /// <summary>Is stopped, goes back, answers otherwise and sends.</summary>
    /// <returns>The reference.</returns>
    public static async Task<string> ChangeAndSendAsync(FormClient patient)
    {
        ArgumentNullException.ThrowIfNull(patient);
        await Stopped(patient);
        await PatientPages.AnswerAsync(patient, FormClient.AllNo.SkipWhile(step => step.Page != "saddle"));
        return await patient.SendAsync();
    }

    private static async Task StoppedForSomebodyElse(FormClient patient)
    {
        await patient.FillAsync("who");
        await PatientPages.AnswerAsync(patient, ("who", [("who", "caredFor"), ("age", "70plus")]), ("walk", [("walk", "no")]));
        await PatientPages.AnswerAsync(patient, Saddle);
    }


    private static async Task Helped(FormClient patient)
    {
        await Stopped(patient);
        using var helped = await patient.PostAsync("/enquire/emergency/helped");
    }

    private static async Task Worse(FormClient patient)
    {
        await PatientPages.SendAsync(patient);
        using var started = await patient.PostAsync("/status/worse");
    }

    private static async Task WorseAnswered(FormClient patient)
    {
        await Worse(patient);
        await PatientPages.AnswerAsync(patient, FormClient.AllNo.SkipWhile(step => step.Page != "walk").TakeWhile(step => step.Page != "problem"));
    }

    private static async Task WorseAndStopped(FormClient patient)
    {
        await Worse(patient);
        await PatientPages.AnswerAsync(patient, ("walk", [("walk", "no")]));
        await PatientPages.AnswerAsync(patient, Saddle);
    }

    private static Task TellNothing(IPage page) => PatientPages.SubmitAsync(page, "I want the clinic to know");

    private static async Task TellWorse(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Tell the clinic" }).ClickAsync();
        await page.Locator("#state").WaitForAsync();
    }
}
