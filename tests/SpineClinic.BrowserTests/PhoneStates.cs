using Microsoft.Playwright;
using SpineClinic.Testing;
using SpineClinic.Web.Hosting.Demo;

namespace SpineClinic.BrowserTests;

/// <summary>A call in each of its states.</summary>
public static class PhoneStates
{
    private static readonly (string, string)[] AllNo = [.. FormClient.AllNo.SelectMany(page => page.Inputs)];

    private static readonly Dictionary<string, ((string, string)[] Saved, string? Then)> Calls = new()
    {
        ["a call, new"] = ([], null),
        ["a call, an emergency rule fires"] = ([("name", "Zoë Quince"), ("saddle", "yes"), ("saddleTiming", "recent")], null),
        ["a call, an emergency rule fires, error"] = ([("saddle", "yes"), ("saddleTiming", "recent")], "File it as an emergency"),
        ["a call, an urgent rule fires"] = ([("unwell", "fever"), ("feverMore", "none")], null),
        ["a call, somebody who asked before"] = ([("phone", "07700 900123"), ("name", "Zoë Quince")], null),
        ["a call, error"] = ([("name", "Zoë Quince")], "Check and file"),
        ["a call, filed"] = (AllNo, "Check and file"),
    };

    public static IEnumerable<string> Names => ["calls", .. Calls.Keys];

    public static async Task<PageState> FindAsync(RunningClinic clinic, string name)
    {
        ArgumentNullException.ThrowIfNull(clinic);
        using var reception = new FormClient(clinic.Address);
        using (await reception.PostAsync("/staff/sign-in", ("email", DemoClinic.ReceptionEmail), ("password", DemoClinic.Password), ("returnUrl", "/staff")))
        {
            var (saved, then) = name == "calls" ? ([("name", "Somebody who hung up")], null) : Calls[name];
            if (name.Contains("asked before", StringComparison.Ordinal))
            {
                using var patient = clinic.NewPatient();
                await patient.FillAsync();
                await patient.SendAsync();
            }

            var call = await StartAsync(reception);
            using (await reception.PostAsync(call, saved))
            {
                return new PageState(name == "calls" ? "/staff/phone" : call, Then: then is null ? null : page => PressAsync(page, then), SignedInAs: DemoClinic.ReceptionEmail);
            }
        }
    }

    /// <summary>A new call.</summary>
    /// <returns>Its address.</returns>
    public static async Task<string> StartAsync(FormClient staff)
    {
        ArgumentNullException.ThrowIfNull(staff);
        using var started = await staff.PostAsync("/staff/phone");
        return started.Headers.Location?.OriginalString ?? throw new InvalidOperationException($"Starting answered {(int)started.StatusCode}.");
    }

    private static async Task PressAsync(IPage page, string button)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
        await page.Locator(".error-summary, #reference").First.WaitForAsync();
    }
}
