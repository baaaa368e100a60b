using System.Diagnostics;
using System.Net;
using Microsoft.EntityFrameworkCore;
using SpineClinic.Testing;

namespace SpineClinic.IntegrationTests;

/// <summary>A setting that is missing or wrong ends the program at once: exit code 2, and one line with the key and the mend.</summary>
public sealed class Settings : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("clinic-settings-").FullName;

    [Theory]
    [InlineData("Mail:Host", "Production", "--Mail:From=clinic@clinic.example", "--Clinic:PublicUrl=https://clinic.example")]
    [InlineData("Mail:From", "Production", "--Mail:Host=mail.example", "--Clinic:PublicUrl=https://clinic.example")]
    [InlineData("Mail:From", "Production", "--Mail:Host=mail.example", "--Clinic:PublicUrl=https://clinic.example", "--Mail:From=no address")]
    [InlineData("Clinic:PublicUrl", "Production", "--Mail:Host=mail.example", "--Mail:From=clinic@clinic.example")]
    [InlineData("Clinic:PublicUrl", "Development", "--Clinic:PublicUrl=ftp://clinic.example")]
    [InlineData("Clinic:PublicUrl", "Development", "--Clinic:PublicUrl=https://clinic.example/spine/")]
    [InlineData("Clinic:PublicUrl", "Development", "--Clinic:PublicUrl=https://clinic.example?a=b")]
    [InlineData("Clinic:PublicUrl", "Development", "--Clinic:PublicUrl=https://clinic.example/#a")]
    [InlineData("Mail:Security", "Development", "--Mail:Transport=Smtp", "--Mail:Host=mail.example", "--Mail:From=clinic@clinic.example", "--Mail:Security=None")]
    [InlineData("Mail:Security", "Development", "--Mail:Security=Maybe")]
    [InlineData("Mail:Port", "Development", "--Mail:Port=0")]
    [InlineData("Mail:Transport", "Development", "--Mail:Transport=Pigeon")]
    [InlineData("Mail:Password_FILE", "Development", "--Mail:Password_FILE=/nowhere/at/all")]
    [InlineData("Database:Provider", "Development", "--Database:Provider=Oracle")]
    [InlineData("ConnectionStrings:Clinic", "Development", "--Database:Provider=PostgreSql")]
    [InlineData("ConnectionStrings:Clinic", "Development", "--Database:Provider=PostgreSql", "--ConnectionStrings:Clinic=Host=127.0.0.1;Port=1;Database=x;Timeout=2")]
    [InlineData("ForwardedHeaders:KnownProxies", "Development", "--ForwardedHeaders:KnownProxies=proxy.example")]
    [InlineData("Health:Port", "Development", "--Health:Port=99999")]
    public async Task A_wrong_setting_ends_the_program_with_one_line_that_names_it(string key, string environment, params string[] settings)
    {
        var (code, errors) = await RunAsync(environment, settings);
        Assert.Equal(2, code);
        Assert.StartsWith($"{key}: ", Assert.Single(errors), StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    public async Task A_vault_key_that_does_not_fit_the_database_is_refused(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        string[] settings = [$"--Database:Provider={kind}", $"--ConnectionStrings:Clinic={database.ConnectionString}"];
        using (var clinic = await ClinicProcess.StartAsync(ClinicProcess.FreePort(), folder, settings))
        {
            using var patient = new FormClient(clinic.Address);
            await patient.FillAsync();
        }

        await using var db = new ClinicDbContext(database.Options());
        var before = await db.DataKeys.CountAsync();
        File.Move(Path.Combine(folder, "keys", "vault.key"), Path.Combine(folder, "right.key"));
        var (code, errors) = await RunAsync("Development", settings);
        Assert.Equal(2, code);
        Assert.StartsWith("Vault:KeyFile: ", Assert.Single(errors), StringComparison.Ordinal);

        await File.WriteAllTextAsync(Path.Combine(folder, "keys", "vault.key"), "not a key");
        var (unreadable, lines) = await RunAsync("Development", settings);
        Assert.Equal(2, unreadable);
        Assert.StartsWith("Vault:KeyFile: ", Assert.Single(lines), StringComparison.Ordinal);
        Assert.Equal(before, await db.DataKeys.CountAsync());

        File.Move(Path.Combine(folder, "right.key"), Path.Combine(folder, "keys", "vault.key"), overwrite: true);
        using var again = await ClinicProcess.StartAsync(ClinicProcess.FreePort(), folder, settings);
    }

    [Theory, EveryDatabase]
    public async Task In_production_nothing_is_seeded_and_the_form_stays_closed(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var port = ClinicProcess.FreePort();
        using var clinic = await ClinicProcess.StartAsync(
            port,
            folder,
            [
                "--environment=Production", "--Mail:Transport=Folder", "--Mail:From=clinic@clinic.example", $"--Clinic:PublicUrl=http://127.0.0.1:{port}", $"--Database:Provider={kind}",
                $"--ConnectionStrings:Clinic={database.ConnectionString}",
            ]);
        using var patient = new FormClient(clinic.Address);
        foreach (var response in new[] { await patient.GetAsync("/enquire"), await patient.PostAsync("/enquire"), await patient.PostAsync("/enquire/who", ("who", "me"), ("age", "18to49")) })
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
            Assert.Empty((await FormClient.ReadAsync(response)).QuerySelectorAll("form, input, button"));
            Assert.False(response.Headers.Contains("Set-Cookie"));
            response.Dispose();
        }

        using var clinical = await patient.GetAsync("/health/clinical");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, clinical.StatusCode);
        using var signIn = await patient.PostAsync("/staff/sign-in", ("email", "reception@demo.clinic"), ("password", "spine-demo-clinic"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, signIn.StatusCode);
        using var nonsense = await patient.GetAsync("/nonsense");
        Assert.Equal(HttpStatusCode.NotFound, nonsense.StatusCode);
        await using var db = new ClinicDbContext(database.Options());
        Assert.Equal((0, 0, 0, 0), (await db.Clinics.CountAsync(), await db.StaffMembers.CountAsync(), await db.Enquiries.CountAsync(), await db.Drafts.CountAsync()));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private async Task<(int Code, IReadOnlyList<string> Errors)> RunAsync(string environment, IEnumerable<string> settings)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, $"--urls=http://127.0.0.1:{ClinicProcess.FreePort()}", $"--DataDirectory={folder}", .. settings])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = environment;
        using var process = Process.Start(start)!;
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var output = process.StandardOutput.ReadToEndAsync(timeout.Token);
        var errors = await process.StandardError.ReadToEndAsync(timeout.Token);
        await process.WaitForExitAsync(timeout.Token);
        return (process.ExitCode, [.. (errors + await output).Split('\n', StringSplitOptions.RemoveEmptyEntries)]);
    }
}
