using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using NodaTime;
using NodaTime.Text;
using SpineClinic.Specialists;
using SpineClinic.Staff;
using SpineClinic.Triage;
using SpineClinic.Web.Hosting;

namespace SpineClinic.Web.Downtime;

/// <summary>Downtime packs as sealed files: one each night in DataDirectory/downtime, the last seven of them kept, and one for whoever asks.</summary>
public sealed class PackFiles(DowntimePacks packs, ClinicProfile clinic, HostSettings settings, IServiceScopeFactory scopes, ILoggerFactory loggers, IClock clock)
{
    /// <summary>How many nights are kept.</summary>
    public const int Kept = 7;

    private const string Prefix = "downtime-pack-";
    private static readonly LocalDatePattern Date = LocalDatePattern.Iso;
    private static readonly LocalTime Night = new(2, 0);

    /// <summary>Whether a passphrase is set: without one nothing is written.</summary>
    public bool IsOn => settings.DowntimePassphrase is not null;

    public string Folder => Path.Combine(settings.DataDirectory, "downtime");

    /// <summary>The nights that are there, the newest first.</summary>
    public IReadOnlyList<LocalDate> Nights => !Directory.Exists(Folder) ? []
        : [.. Directory.EnumerateFiles(Folder, $"{Prefix}*.html").Select(NightOf).OfType<LocalDate>().OrderDescending()];

    /// <summary>A sealed pack as it is now.</summary>
    /// <exception cref="NotPermittedException">The role may not read what patients told us.</exception>
    /// <exception cref="InvalidOperationException">No passphrase is set.</exception>
    public async Task<(string Name, string Content)> MakeAsync(StaffActor actor, CancellationToken cancellationToken)
    {
        var pack = await packs.ForAsync(actor, cancellationToken);
        var at = pack.At.InZone(pack.Zone).LocalDateTime;
        return ($"{Prefix}{at.ToString("uuuu-MM-dd'T'HHmm", CultureInfo.InvariantCulture)}.html", await SealAsync(pack));
    }

    /// <summary>Writes the night's pack once two o'clock has passed in the clinic, if it is not there; also when that time was slept through. Older ones are deleted.</summary>
    /// <returns>Whether one was written.</returns>
    public async Task<bool> WriteNightAsync(CancellationToken cancellationToken)
    {
        if (!IsOn || await clinic.FindAsync(cancellationToken) is not { } profile)
        {
            return false;
        }

        var now = clock.GetCurrentInstant().InZone(profile.Calendar.Zone);
        var night = now.TimeOfDay >= Night ? now.Date : now.Date.PlusDays(-1);
        var path = Path.Combine(Folder, $"{Prefix}{Date.Format(night)}.html");
        if (File.Exists(path))
        {
            return false;
        }

        var content = await SealAsync(await packs.ForTheNightAsync(cancellationToken));
        Directory.CreateDirectory(Folder);

        // Whole or not at all, also when the process dies here.
        var draft = $"{path}.{Guid.NewGuid():N}.new";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead;
        }

        await using (var file = new FileStream(draft, options))
        {
            await file.WriteAsync(Encoding.UTF8.GetBytes(content), cancellationToken);
            file.Flush(flushToDisk: true);
        }

        File.Move(draft, path, overwrite: true);
        foreach (var old in Directory.GetFiles(Folder, $"{Prefix}*").Where(file => IsOver(file, night)))
        {
            File.Delete(old);
        }

        return true;
    }

    private async Task<string> SealAsync(DowntimePack pack)
    {
        var passphrase = settings.DowntimePassphrase ?? throw new InvalidOperationException("No passphrase for downtime packs is set.");
        await using var scope = scopes.CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, loggers);
        var document = await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<PackDocument>(ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(PackDocument.Pack)] = pack }))).ToHtmlString());
        return PackSeal.Seal(document, $"{pack.Clinic}: downtime pack of {pack.At.InZone(pack.Zone).ToString("d MMMM uuuu, HH:mm", CultureInfo.InvariantCulture)}", passphrase);
    }

    // A draft of an earlier night is what a process left that died while it wrote.
    private static bool IsOver(string path, LocalDate night) => NightOf(path) is { } date && date <= (path.EndsWith(".new", StringComparison.Ordinal) ? night.PlusDays(-1) : night.PlusDays(-Kept));

    private static LocalDate? NightOf(string path) =>
        Date.Parse(Path.GetFileName(path)[Prefix.Length..].Split('.')[0]) is { Success: true, Value: var date } ? date : null;
}
