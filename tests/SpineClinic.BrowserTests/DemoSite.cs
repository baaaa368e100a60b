using SpineClinic.Testing;

namespace SpineClinic.BrowserTests;

/// <summary>The demo clinic with its 40 past enquiries, shared by the tests that only look.</summary>
public sealed class DemoSite : IAsyncLifetime
{
    // From a build's own folder ASP.NET Core reads changed files anew and sends them uncompressed; a published clinic does not.
    private static readonly string[] AsPublished = ["--ReloadStaticAssetsAtRuntime=false"];

    private RunningClinic? clinic;

    public RunningClinic Clinic => clinic ?? throw new InvalidOperationException("The clinic is not running.");

    public async ValueTask InitializeAsync() => clinic = await RunningClinic.StartAsync(DatabaseKind.Sqlite, AsPublished, withHistory: true);

    public async ValueTask DisposeAsync()
    {
        if (clinic is not null)
        {
            await clinic.DisposeAsync();
        }
    }
}
