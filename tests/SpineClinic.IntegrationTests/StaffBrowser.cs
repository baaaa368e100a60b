using System.Net;
using SpineClinic.Testing;
using SpineClinic.Web.Hosting.Demo;

namespace SpineClinic.IntegrationTests;

/// <summary>A browser of a member of staff.</summary>
internal static class StaffBrowser
{
    public static async Task<FormClient> SignInAsync(RunningClinic clinic, string email)
    {
        var browser = new FormClient(clinic.Address);
        using var response = await browser.PostAsync("/staff/sign-in", ("email", email), ("password", DemoClinic.Password));
        Assert.Equal((HttpStatusCode.SeeOther, "/staff"), (response.StatusCode, response.Headers.Location?.OriginalString));
        return browser;
    }

    /// <summary>A patient's enquiry, with these answers instead of the usual ones.</summary>
    /// <returns>Its reference.</returns>
    public static async Task<string> NewEnquiryAsync(RunningClinic clinic, params (string Page, (string Name, string Value)[] Inputs)[] answers)
    {
        using var patient = clinic.NewPatient();
        Assert.Equal("/enquire/check", (await patient.WalkAsync(answers))[^1]);
        return await patient.SendAsync();
    }

    /// <summary>Tries to sign in from a browser of its own.</summary>
    public static async Task<(HttpStatusCode Status, string Body, TimeSpan? Wait, IEnumerable<string> Headers)> TryAsync(RunningClinic clinic, string email, string password)
    {
        using var browser = clinic.NewPatient();
        using var response = await browser.PostAsync("/staff/sign-in", ("email", email), ("password", password));
        return (response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers.RetryAfter?.Delta, response.Headers.Select(header => header.Key).Order().ToList());
    }
}
