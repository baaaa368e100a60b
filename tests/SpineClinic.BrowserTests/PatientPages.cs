using Microsoft.Playwright;
using SpineClinic.Testing;

namespace SpineClinic.BrowserTests;

/// <summary>Every page that a patient can meet, with its errors.</summary>
public static class PatientPages
{
    private static readonly (string Page, (string Name, string Value)[] Inputs) Recent = ("saddle-timing", [("saddleTiming", "recent")]);

    private static readonly Dictionary<string, PageState> Form = new()
    {
        ["home"] = new("/"),
        ["start"] = new("/enquire"),
        ["start with an unfinished form"] = new("/enquire", Until("saddle")),
        ["in an emergency"] = new("/emergency"),
        ["contact us"] = new("/contact"),
        ["team"] = new("/team"),
        ["a specialist"] = new("/team/dr-imogen-hale"),
        ["news"] = new("/news"),
        ["privacy"] = new("/privacy"),
        ["cookies"] = new("/cookies"),
        ["accessibility"] = new("/accessibility"),
        ["conditions"] = new("/conditions"),
        ["treatments"] = new("/treatments"),
        ["a condition"] = new("/conditions/herniated-disc"),
        ["a treatment"] = new("/treatments/minimally-invasive-or-open"),
        ["an operation in steps"] = new("/treatments/spinal-fusion"),
        ["a guide with a picture"] = new("/do-i-need-a-scan"),
        ["questions to ask"] = new("/questions-to-ask"),
        ["an unknown address"] = new("/no-such-page"),
        ["who"] = new("/enquire/who", Until("who")),
        ["who, error"] = new("/enquire/who", Until("who"), Continue),
        ["walk"] = new("/enquire/walk", Until("walk")),
        ["walk, error"] = new("/enquire/walk", Until("walk"), Continue),
        ["walk for somebody else"] = new("/enquire/walk", Until("who", ("who", [("who", "other"), ("age", "70plus")]))),
        ["walk-timing"] = new("/enquire/walk-timing", Until("walk", ("walk", [("walk", "yes")]))),
        ["walk-timing, error"] = new("/enquire/walk-timing", Until("walk", ("walk", [("walk", "yes")])), Continue),
        ["walk-more"] = new("/enquire/walk-more", Until("walk", ("walk", [("walk", "yes")]), ("walk-timing", [("walkTiming", "recent")]))),
        ["walk-more, error"] = new("/enquire/walk-more", Until("walk", ("walk", [("walk", "yes")]), ("walk-timing", [("walkTiming", "recent")])), Continue),
        ["saddle"] = new("/enquire/saddle", Until("saddle")),
        ["saddle, error"] = new("/enquire/saddle", Until("saddle"), Continue),
        ["saddle-timing"] = new("/enquire/saddle-timing", Until("saddle", ("saddle", [("saddle", "notSure")]))),
        ["saddle-timing, error"] = new("/enquire/saddle-timing", Until("saddle", ("saddle", [("saddle", "notSure")])), Continue),
        ["bladder"] = new("/enquire/bladder", Until("bladder")),
        ["bladder, error"] = new("/enquire/bladder", Until("bladder"), Continue),
        ["bladder-timing"] = new("/enquire/bladder-timing", Until("bladder", ("bladder", [("bladder", "yes")]))),
        ["bladder-timing, error"] = new("/enquire/bladder-timing", Until("bladder", ("bladder", [("bladder", "yes")])), Continue),
        ["sex"] = new("/enquire/sex", Until("sex")),
        ["sex, error"] = new("/enquire/sex", Until("sex"), ChooseNonsense),
        ["sex-timing"] = new("/enquire/sex-timing", Until("sex", ("sex", [("sex", "yes")]))),
        ["sex-timing, error"] = new("/enquire/sex-timing", Until("sex", ("sex", [("sex", "yes")])), Continue),
        ["legs"] = new("/enquire/legs", Until("legs")),
        ["legs, error"] = new("/enquire/legs", Until("legs"), Continue),
        ["legs-timing"] = new("/enquire/legs-timing", Until("legs", ("legs", [("legs", "yes")]))),
        ["legs-timing, error"] = new("/enquire/legs-timing", Until("legs", ("legs", [("legs", "yes")])), Continue),
        ["unwell"] = new("/enquire/unwell", Until("unwell")),
        ["unwell, error"] = new("/enquire/unwell", Until("unwell"), Continue),
        ["accident-timing"] = new("/enquire/accident-timing", Until("unwell", ("unwell", [("unwell", "accident")]))),
        ["accident-timing, error"] = new("/enquire/accident-timing", Until("unwell", ("unwell", [("unwell", "accident")])), Continue),
        ["fever-more"] = new("/enquire/fever-more", Until("unwell", ("unwell", [("unwell", "fever")]))),
        ["fever-more, error"] = new("/enquire/fever-more", Until("unwell", ("unwell", [("unwell", "fever")])), Continue),
        ["problem"] = new("/enquire/problem", Until("problem")),
        ["problem, error"] = new("/enquire/problem", Until("problem"), Continue),
        ["severity"] = new("/enquire/severity", Until("severity")),
        ["severity, error"] = new("/enquire/severity", Until("severity"), Continue),
        ["background"] = new("/enquire/background", Until("background")),
        ["background, error"] = new("/enquire/background", Until("background"), Continue),
        ["help"] = new("/enquire/help", Until("help")),
        ["help, error"] = new("/enquire/help", Until("help"), AskForAnInterpreter),
        ["contact"] = new("/enquire/contact", Until("contact")),
        ["contact, error"] = new("/enquire/contact", Until("contact"), Continue),
        ["contact for somebody else, error"] = new("/enquire/contact", ForSomebodyElse, Continue),
        ["check"] = new("/enquire/check", Until("check")),
        ["check, error"] = new("/enquire/check", Until("check"), SendAnotherKey),
        ["received"] = new("/enquire/received", SendAsync),
        ["emergency: go"] = new("/enquire/emergency", Until("saddle", ("saddle", [("saddle", "yes")]), Recent)),
        ["emergency: call"] = new("/enquire/emergency", Until("unwell", ("unwell", [("unwell", "chest"), ("unwell", "stroke")]))),
        ["emergency: call and keep still"] = new(
            "/enquire/emergency", Until("unwell", ("unwell", [("unwell", "accident")]), ("accident-timing", [("accidentTiming", "recent")]))),
        ["urgent"] = new("/enquire/urgent", Until("unwell", ("unwell", [("unwell", "fever")]), ("fever-more", [("feverMore", "none")]))),
        ["too young"] = new("/enquire/too-young", Until("who", ("who", [("who", "me"), ("age", "under16")]))),
    };

    public static IReadOnlyDictionary<string, PageState> All { get; } =
        Form.Concat(SafetyNetPages.All).Concat(LaterPages.All).Concat(TranslatedPages.All).Concat(BookingPages.All).ToDictionary(StringComparer.Ordinal);

    public static TheoryData<string> Names => [.. All.Keys];

    /// <summary>Answers page after page with "no" up to a page, and then these.</summary>
    public static Func<FormClient, Task> Until(string page, params (string Page, (string Name, string Value)[] Inputs)[] more) => async patient =>
    {
        await patient.FillAsync(page);
        await AnswerAsync(patient, more);
    };

    /// <summary>The same in another language, chosen on the first page.</summary>
    public static Func<FormClient, Task> In(string language, string page, params (string Page, (string Name, string Value)[] Inputs)[] more) => async patient =>
    {
        await patient.FillAsync(page);
        using var spoken = await patient.PostAsync("/enquire/language", ("language", language), ("page", "who"));
        await AnswerAsync(patient, more);
    };

    public static async Task AnswerAsync(FormClient patient, params IEnumerable<(string Page, (string Name, string Value)[] Inputs)> pages)
    {
        ArgumentNullException.ThrowIfNull(patient);
        ArgumentNullException.ThrowIfNull(pages);
        foreach (var (page, inputs) in pages)
        {
            using var response = await patient.PostAsync($"/enquire/{page}", inputs);
            if (response.StatusCode != System.Net.HttpStatusCode.SeeOther)
            {
                throw new InvalidOperationException($"{page} answered {(int)response.StatusCode}");
            }
        }
    }

    public static async Task SendAsync(FormClient patient)
    {
        ArgumentNullException.ThrowIfNull(patient);
        await patient.FillAsync();
        await patient.SendAsync();
    }

    private static async Task ForSomebodyElse(FormClient patient)
    {
        await patient.FillAsync("who");
        await AnswerAsync(patient, ("who", [("who", "caredFor"), ("age", "70plus")]));
        await AnswerAsync(patient, FormClient.AllNo.Skip(1).TakeWhile(step => step.Page != "contact"));
    }

    public static Task Continue(IPage page) => SubmitAsync(page, "Continue");

    /// <summary>Presses a button and waits for the summary of errors.</summary>
    public static async Task SubmitAsync(IPage page, string button)
    {
        ArgumentNullException.ThrowIfNull(page);
        await page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
        await page.Locator(".error-summary").WaitForAsync();
    }

    private static async Task AskForAnInterpreter(IPage page)
    {
        await page.Locator("[name=adjust][value=interpreter]").CheckAsync();
        await Continue(page);
    }

    // Nothing that the page offers is wrong here: an old page, or a hand at work.
    private static async Task ChooseNonsense(IPage page)
    {
        await page.Locator("[name=sex]").First.EvaluateAsync("input => { input.value = 'nonsense'; input.checked = true; }");
        await Continue(page);
    }

    private static async Task SendAnotherKey(IPage page)
    {
        await page.Locator("[name=submissionKey]").EvaluateAsync("input => input.value = '00000000-0000-0000-0000-000000000000'");
        await SubmitAsync(page, "Send request");
    }
}
