using System.Net;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Testing;
using SpineClinic.Testing;
using SpineClinic.Web.Downtime;
using SpineClinic.Web.Hosting;
using SpineClinic.Web.Hosting.Demo;

namespace SpineClinic.IntegrationTests;

/// <summary>The sealed list for when the program is away.</summary>
public sealed class DowntimeFiles
{
    private const string Address = "/staff/downtime";
    private const string Passphrase = "--Downtime:Passphrase=five words in a row";

    [Theory, EveryDatabase]
    public async Task Without_the_right_to_read_or_without_a_passphrase_there_is_none(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var stranger = clinic.NewPatient();
        using var asked = await stranger.PostAsync(Address);
        Assert.StartsWith("/staff/sign-in", asked.Headers.Location!.PathAndQuery, StringComparison.Ordinal);
        using var manager = await StaffBrowser.SignInAsync(clinic, DemoClinic.ManagerEmail);
        using var refused = await manager.PostAsync(Address);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        using var reception = await StaffBrowser.SignInAsync(clinic, DemoClinic.ReceptionEmail);
        Assert.Equal(Address, await reception.GoAsync(Address));
        Assert.False(await clinic.Services.GetRequiredService<PackFiles>().WriteNightAsync(TestContext.Current.CancellationToken));
        Assert.Throws<SettingsException>(() => ClinicHost.Build(["--Downtime:Passphrase=too short", $"--DataDirectory={Path.GetTempPath()}"], "Development"));
    }

    [Theory, EveryDatabase]
    public async Task Reception_downloads_it_sealed_and_looking_makes_none(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind, [Passphrase]);
        var reference = await StaffBrowser.NewEnquiryAsync(clinic);
        using var reception = await StaffBrowser.SignInAsync(clinic, DemoClinic.ReceptionEmail);
        await reception.PageAsync(Address);
        await using var db = clinic.Db();
        var before = db.AuditEntries.Count(row => row.Action == "downtime.PackMade" && row.ActorId != null);
        Assert.Equal(0, before);
        using var file = await reception.PostAsync(Address);
        Assert.Equal(HttpStatusCode.OK, file.StatusCode);
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Contains("no-store", file.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        var text = await file.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain(reference, text, StringComparison.Ordinal);
        Assert.DoesNotContain("Quince", text, StringComparison.Ordinal);
        Assert.Equal(1, db.AuditEntries.Count(row => row.Action == "downtime.PackMade" && row.ActorId != null));
    }

    [Theory, EveryDatabase]
    public async Task Each_night_has_one_also_when_two_was_slept_through_and_seven_are_kept(DatabaseKind kind)
    {
        var clock = new FakeClock(Instant.FromUtc(2026, 11, 24, 1, 0));
        await using var clinic = await RunningClinic.StartAsync(kind, [Passphrase], clock: clock);
        var files = clinic.Services.GetRequiredService<PackFiles>();
        await WriteAsync();

        // Before two it is still the night of yesterday.
        Assert.Equal([new LocalDate(2026, 11, 23)], files.Nights);
        Assert.False(await WriteAsync());
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(Directory.GetFiles(files.Folder)[0]) & (UnixFileMode.OtherRead | UnixFileMode.OtherWrite));
        }

        // A process that died while it wrote leaves a draft, which is no pack.
        await File.WriteAllTextAsync(Path.Combine(files.Folder, "downtime-pack-2026-11-24.html.0.new"), "half", TestContext.Current.CancellationToken);
        for (var day = 24; day <= 30; day++)
        {
            clock.Reset(Instant.FromUtc(2026, 11, day, 9, 0));
            var written = await Task.WhenAll(WriteAsync(), WriteAsync());
            Assert.Contains(true, written);
        }

        Assert.Empty(Directory.GetFiles(files.Folder, "*.new"));
        Assert.Equal(Enumerable.Range(0, PackFiles.Kept).Select(i => new LocalDate(2026, 11, 30).PlusDays(-i)), files.Nights);

        Task<bool> WriteAsync() => files.WriteNightAsync(TestContext.Current.CancellationToken);
    }
}
