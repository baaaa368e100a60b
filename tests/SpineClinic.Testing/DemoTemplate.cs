using SpineClinic.Web.Hosting;
using SpineClinic.Web.Hosting.Demo;

namespace SpineClinic.Testing;

/// <summary>A database with the demo clinic, and the folder with the keys that belong to it: copied for most tests over HTTP, because filling it takes as long as the test.</summary>
internal sealed class DemoTemplate
{
    private readonly TestDatabase database;
    private readonly string folder;

    private DemoTemplate(TestDatabase database, string folder)
    {
        this.database = database;
        this.folder = folder;
    }

    public static async Task<DemoTemplate> MakeAsync(DatabaseKind kind)
    {
        var (database, folder) = await NewAsync(kind);
        Leftovers.Add(() => Directory.Delete(folder, recursive: true));
        // Whoever copies it finds nobody connected.
        await using var app = RunningClinic.Build(kind, database.ConnectionString + ";Pooling=False", folder, [], clock: null);
        await app.Services.PrepareDatabaseAsync(CancellationToken.None);
        await DemoClinic.SeedIfEmptyAsync(app.Services, CancellationToken.None, withHistory: false);
        return new DemoTemplate(database, folder);
    }

    public static async Task<(TestDatabase Database, string Folder)> NewAsync(DatabaseKind kind) => (await TestDatabase.CreateAsync(kind), Directory.CreateTempSubdirectory("clinic-app-").FullName);

    public async Task<(TestDatabase Database, string Folder)> CopyAsync()
    {
        var copy = Directory.CreateTempSubdirectory("clinic-app-").FullName;
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(copy, Path.GetRelativePath(folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return (await database.CopyAsync(), copy);
    }
}
