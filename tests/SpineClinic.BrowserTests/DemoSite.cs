using SpineClinic.Testing;

namespace SpineClinic.BrowserTests;

/// <summary>The demo clinic with its 40 past enquiries, shared by the tests that only look.</summary>
public sealed class DemoSite : IAsyncLifetime
{
    private RunningClinic? clinic;

    public RunningClinic Clinic => clinic ?? throw new InvalidOperationException("The clinic is not running.");

    public async ValueTask InitializeAsync() => clinic = await RunningClinic.StartAsync(DatabaseKind.Sqlite, withHistory: true);

    public async ValueTask DisposeAsync()
    {
        if (clinic is not null)
        {
            await clinic.DisposeAsync();
        }
    }
}
