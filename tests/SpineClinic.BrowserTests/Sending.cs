using Microsoft.Playwright;
using SpineClinic.Testing;

namespace SpineClinic.BrowserTests;

/// <summary>Patients who send a request from a browser, for tests of what the desk sees then.</summary>
public static class Sending
{
    /// <summary>Answers of a routine request.</summary>
    public static Task RoutineAsync(FormClient patient)
    {
        ArgumentNullException.ThrowIfNull(patient);
        return patient.FillAsync();
    }

    /// <summary>Answers for which a clinician calls today: a high temperature and nothing else.</summary>
    public static async Task UrgentAsync(FormClient patient)
    {
        ArgumentNullException.ThrowIfNull(patient);
        await patient.FillAsync("unwell");
        await PatientPages.AnswerAsync(patient, ("unwell", [("unwell", "fever")]), ("fever-more", [("feverMore", "none")]), ("urgent", []));
        await PatientPages.AnswerAsync(patient, FormClient.AllNo.SkipWhile(step => step.Page != "problem"));
    }

    /// <summary>Presses Send in a browser of the patient's own and waits for the receipt.</summary>
    /// <returns>The reference on it.</returns>
    public static async Task<string> SendAsync(SharedBrowser browser, RunningClinic clinic, Func<FormClient, Task>? answers = null)
    {
        ArgumentNullException.ThrowIfNull(browser);
        ArgumentNullException.ThrowIfNull(clinic);
        await using var patient = await browser.OpenAsync(clinic.Address, width: 360, height: 740);
        await new PageState("/enquire/check", answers ?? RoutineAsync).ShowAsync(patient, clinic);
        await patient.Page.GetByRole(AriaRole.Button, new() { Name = "Send request" }).ClickAsync();
        return (await patient.Page.Locator("#reference").TextContentAsync())!.Trim();
    }
}
