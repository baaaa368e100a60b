using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SpineClinic.Enquiries;
using SpineClinic.Migrations.Sqlite;
using SpineClinic.Privacy;
using SpineClinic.Testing;

namespace SpineClinic.IntegrationTests;

/// <summary>SIGKILL while patients send, again and again, on one SQLite file. SPINECLINIC_KILLS sets how often.</summary>
public sealed class KillsLoseNothing
{
    private const int Patients = 4;
    private const int DefaultKills = 6;

    [Fact]
    public async Task Every_reference_that_a_patient_saw_is_there_and_whole_after_every_kill()
    {
        var kills = int.TryParse(Environment.GetEnvironmentVariable("SPINECLINIC_KILLS"), out var given) ? given : DefaultKills;
        var seed = int.TryParse(Environment.GetEnvironmentVariable("SPINECLINIC_SEED"), out var chosen) ? chosen : Random.Shared.Next();
        var folder = Directory.CreateTempSubdirectory("clinic-kills-").FullName;
        try
        {
            await RunAsync(kills, new Random(seed), folder);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            Assert.Fail($"SPINECLINIC_SEED={seed} SPINECLINIC_KILLS={kills}, data kept in {folder}: {error}");
        }

        Directory.Delete(folder, recursive: true);
    }

    private static async Task RunAsync(int kills, Random random, string folder)
    {
        var shown = new ConcurrentQueue<string>();
        for (var round = 0; round < kills; round++)
        {
            using var clinic = await ClinicProcess.StartAsync(ClinicProcess.FreePort(), folder);
            using var over = new CancellationTokenSource();
            using var enough = new SemaphoreSlim(0);
            Task[] sending = [.. Enumerable.Range(0, Patients).Select(i => SendUntilKilledAsync(clinic.Address, $"Patient {round}-{i}", shown, enough, over.Token))];
            for (var receipts = random.Next(1, 16); receipts > 0; receipts--)
            {
                Assert.True(await enough.WaitAsync(TimeSpan.FromSeconds(60)), $"Round {round}: nobody gets a receipt.");
            }

            await clinic.KillAsync();
            await over.CancelAsync();
            await Task.WhenAll(sending);
        }

        using (await ClinicProcess.StartAsync(ClinicProcess.FreePort(), folder))
        {
            await CheckAsync(folder, [.. shown]);
        }
    }

    private static async Task SendUntilKilledAsync(Uri address, string name, ConcurrentQueue<string> shown, SemaphoreSlim enough, CancellationToken over)
    {
        for (var i = 0; !over.IsCancellationRequested; i++)
        {
            using var patient = new FormClient(address);
            try
            {
                await patient.WalkAsync(("contact", [("name", $"{name}-{i}"), ("contactBy", "email"), ("email", "killed@example.org")]));
                shown.Enqueue(await patient.SendAsync());
                enough.Release();
            }
            catch (Exception error) when (error is HttpRequestException or IOException)
            {
                // The process is gone, or going.
                await over.WaitAsync();
            }
        }
    }

    private static async Task CheckAsync(string folder, IReadOnlyList<string> shown)
    {
        var vault = new Vault(VaultKey.LoadOrCreate(Path.Combine(folder, "keys", "vault.key")));
        var file = $"Data Source={Path.Combine(folder, "clinic.db")}";
        var options = new DbContextOptionsBuilder<ClinicDbContext>().UseClinicSqlite(file).Options;
        await using var db = new ClinicDbContext(options);
        Assert.Equal(["ok"], await db.Database.SqlQuery<string>($"SELECT integrity_check AS Value FROM pragma_integrity_check").ToListAsync());
        Assert.Empty(await db.Database.SqlQuery<string>($"SELECT \"table\" AS Value FROM pragma_foreign_key_check").ToListAsync());
        Assert.Equal(shown.Count, shown.Distinct().Count());

        // Whole means whole for every row, also for those whose receipt nobody saw.
        var stored = await db.Enquiries.AsNoTracking().Where(row => row.Email == "killed@example.org").Select(row => row.Reference).ToListAsync();
        Assert.Empty(shown.Except(stored));
        Assert.True(stored.Count >= shown.Count);
        foreach (var reference in stored)
        {
            var enquiry = (await StoredEnquiry.ReadAsync(new ClinicDbContext(options), vault, reference)).AssertJustReceived();
            Assert.Equal("Words that only the clinic may read", enquiry.Sheet.Text("help"));
        }

        Assert.Equal(0, await db.EnquiryEvents.CountAsync(happened => !db.Enquiries.Any(row => row.Id == happened.EnquiryId)));
        Assert.Equal(0, await db.AuditEntries.CountAsync(entry => entry.SubjectType == "enquiry" && !db.Enquiries.Any(row => row.Id == entry.SubjectId)));
        Assert.Equal(0, await db.Letters.CountAsync(letter => letter.Kind != EnquiryLetters.Synthetic && !db.Enquiries.Any(row => row.Reference == letter.Regarding) && !db.Appointments.Any(row => row.Reference == letter.Regarding)));
        Assert.Equal(0, await db.Enquiries.CountAsync(row => !db.EnquiryEvents.Any(happened => happened.EnquiryId == row.Id && happened.Kind == EventKind.Received)));
        Assert.Equal(stored.Count, await db.Drafts.CountAsync(draft => draft.IsSent && draft.SealedSheet == null));
        SqliteConnection.ClearAllPools();
    }
}
