using System.Net;
using SpineClinic.Enquiries;
using SpineClinic.Testing;

namespace SpineClinic.IntegrationTests;

/// <summary>What a person does with a code to come back.</summary>
internal static class Resuming
{
    public static async Task<string> CodeAsync(FormClient patient)
    {
        using var response = await patient.PostAsync("/enquire/save/code");
        Assert.Equal((HttpStatusCode.OK, true), (response.StatusCode, response.Headers.CacheControl?.NoStore));
        return (await FormClient.ReadAsync(response)).GetElementById("resume-code")!.TextContent.Trim();
    }

    public static async Task AssertWrongAsync(RunningClinic clinic, params string[] codes)
    {
        using var stranger = clinic.NewPatient();
        foreach (var code in codes)
        {
            var page = await stranger.RefusedAsync("/resume", ("code", code));
            Assert.Contains("We cannot find that code", page.GetElementById("code-error")!.TextContent, StringComparison.Ordinal);
            Assert.Equal(code, page.GetElementById("code")!.GetAttribute("value"));
        }
    }

    public static string Unknown() => ResumeCode.New();
}
