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

    [Theory, EveryDatabase]
    public async Task It_is_on_every_page_where_despair_may_be_written_and_where_somebody_waits(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        var line = Assert.Single(clinic.Services.GetRequiredService<SafetyLibrary>().Packs["GB-ENG"].Crisis);
        foreach (var until in new[] { "unwell", "help" })
        {
            using var patient = clinic.NewPatient();
            await patient.FillAsync(until);
            await AssertAsync(patient, $"/enquire/{until}");
        }

        using var waiting = clinic.NewPatient();
        await AssertAsync(waiting, "/enquire");
        await waiting.FillAsync();
        var reference = await waiting.SendAsync();
        await AssertAsync(waiting, "/enquire/received");
        Assert.Equal("/status", await waiting.GoAsync("/status", ("reference", reference), ("contact", "07700 900123")));
        await AssertAsync(waiting, "/status");

        async Task AssertAsync(FormClient browser, string address) =>
            Assert.True((await browser.PageAsync(address)).QuerySelector("main")!.TextContent.Contains($"{line.Label} ({line.Number})", StringComparison.Ordinal), address);
    }
}
