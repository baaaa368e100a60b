using Microsoft.Extensions.DependencyInjection;
using SpineClinic.Safety;
using SpineClinic.Testing;

namespace SpineClinic.IntegrationTests;

/// <summary>Who thinks of ending their life finds whom to call wherever somebody in need may land.</summary>
public sealed class CrisisLines
{
    [Theory, EveryDatabase]
    public async Task It_is_on_the_emergency_page_on_the_urgent_page_and_on_the_page_for_everyone(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        var line = Assert.Single(clinic.Services.GetRequiredService<SafetyLibrary>().Packs["GB-ENG"].Crisis);
        using var emergency = clinic.NewPatient();
        using var urgent = clinic.NewPatient();
        Assert.Equal("/enquire/emergency", (await emergency.WalkAsync(("unwell", [("unwell", "chest")])))[^1]);
        Assert.Equal("/enquire/urgent", (await urgent.WalkAsync(("unwell", [("unwell", "fever")]), ("fever-more", [("feverMore", "none")])))[^1]);
        foreach (var (browser, address) in new[] { (emergency, "/enquire/emergency"), (urgent, "/enquire/urgent"), (urgent, "/emergency") })
        {
            var words = (await browser.PageAsync(address)).QuerySelector("main")!.TextContent;
            Assert.Contains($"{line.Label} ({line.Number})", words, StringComparison.Ordinal);
        }
    }
}
