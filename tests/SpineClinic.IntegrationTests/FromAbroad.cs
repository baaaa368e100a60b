using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SpineClinic.Specialists;
using SpineClinic.Testing;

namespace SpineClinic.IntegrationTests;

/// <summary>Where the person is decides which number they are told to call. Where the clinic is does not.</summary>
public sealed class FromAbroad
{
    [Theory, EveryDatabase]
    public async Task A_clinic_that_takes_nobody_from_abroad_does_not_ask(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var patient = clinic.NewPatient();
        Assert.DoesNotContain("/enquire/where", await patient.WalkAsync());
        Assert.Equal("/enquire/check", await patient.SentAwayAsync("/enquire/where"));
    }

    [Theory, EveryDatabase]
    public async Task An_answer_that_is_no_country_of_the_list_is_refused(DatabaseKind kind)
    {
        await using var clinic = await StartAsync(kind);
        using var patient = clinic.NewPatient();
        await patient.WalkAsync();
        Assert.NotNull((await patient.RefusedAsync("/enquire/where", ("where", "XX"))).QuerySelector(".error-summary a[href='#where']"));
        Assert.NotNull((await patient.RefusedAsync("/enquire/where")).QuerySelector(".error-summary"));
    }

    [Theory, EveryDatabase]
    public async Task The_emergency_page_has_the_number_of_the_place(DatabaseKind kind)
    {
        await using var clinic = await StartAsync(kind);
        foreach (var (country, number, words) in new[] { ("US", "911", "988"), ("NZ", "111", "1737"), ("FR", "15", "3114"), ("GB-NIR", "999", "Lifeline"), ("DE", "112", "TelefonSeelsorge") })
        {
            using var patient = clinic.NewPatient();
            Assert.Equal("/enquire/emergency", (await patient.WalkAsync(("where", [("where", country)]), ("saddle", [("saddle", "yes")]), ("saddle-timing", [("saddleTiming", "recent")])))[^1]);
            var page = await patient.PageAsync("/enquire/emergency");
            Assert.Equal($"tel:{number}", page.QuerySelector("a.call-number")!.GetAttribute("href"));
            Assert.Contains(words, page.QuerySelector(".care-emergency")!.TextContent, StringComparison.Ordinal);
            await using var db = clinic.Db();
            Assert.True(await db.SafetyStops.AnyAsync(stop => stop.Pack.StartsWith(country)));
        }
    }

    [Theory, EveryDatabase]
    public async Task Where_no_number_is_known_none_is_made_up(DatabaseKind kind)
    {
        await using var clinic = await StartAsync(kind);
        using var patient = clinic.NewPatient();
        await patient.WalkAsync(("where", [("where", "other")]), ("unwell", [("unwell", "chest")]));
        var page = await patient.PageAsync("/enquire/emergency");
        Assert.Null(page.QuerySelector("a.call-number"));
        Assert.Contains("Call the emergency number where you are now", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("999", page.QuerySelector(".care-emergency")!.TextContent, StringComparison.Ordinal);
    }

    private static async Task<RunningClinic> StartAsync(DatabaseKind kind)
    {
        var clinic = await RunningClinic.StartAsync(kind);
        await using var db = clinic.Db();
        (await db.Clinics.SingleAsync()).AcceptsFromAbroad = true;
        await db.SaveChangesAsync();
        clinic.Services.GetRequiredService<ClinicProfile>().Forget();
        return clinic;
    }
}
