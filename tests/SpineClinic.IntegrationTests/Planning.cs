using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Testing;
using SpineClinic.Booking;
using SpineClinic.Testing;

namespace SpineClinic.IntegrationTests;

/// <summary>The demo clinic on Tuesday, 24 November 2026, with a consultation for one and one for groups of two.</summary>
internal static class Planning
{
    private const string ForOne = "Half an hour";
    private const string ForTwo = "Back class";

    public static async Task<RunningClinic> StartAsync(DatabaseKind kind)
    {
        var clinic = await RunningClinic.StartAsync(kind, clock: new FakeClock(TestClinic.Start, Duration.Zero));
        await using var db = clinic.Db();
        var group = new ConsultationType(ForTwo, 60);
        group.SetCapacity(2);
        db.ConsultationTypes.AddRange(new ConsultationType(ForOne, 30), group);
        await db.SaveChangesAsync();
        clinic.Services.GetRequiredService<ClinicShape>().Forget();
        return clinic;
    }

    public static async Task<string> TypeAsync(RunningClinic clinic, bool isGroup) =>
        (await clinic.Services.GetRequiredService<ClinicShape>().GetAsync(CancellationToken.None)).Types.Single(type => type.Name == (isGroup ? ForTwo : ForOne)).Id.ToString("N");

    public static async Task<string> HaleAsync(RunningClinic clinic) =>
        (await clinic.Services.GetRequiredService<ClinicShape>().GetAsync(CancellationToken.None)).ActiveSpecialists.First(specialist => specialist.Name.Contains("Hale", StringComparison.Ordinal)).Id.ToString("N");
}
