using Microsoft.Extensions.Logging.Abstractions;
using SpineClinic.Audit;
using SpineClinic.Migrations.PostgreSql;
using SpineClinic.Testing;

namespace SpineClinic.Tests.Audit;

public sealed class SignalsBetweenProcessesTests
{
    [Fact]
    public async Task What_one_process_does_another_hears_and_does_not_repeat()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.PostgreSql);
        var (here, there) = (new ClinicSignals(), new ClinicSignals());
        using var relayHere = new PostgreSqlSignals(database.ConnectionString, here, TimeProvider.System, NullLogger<PostgreSqlSignals>.Instance);
        using var relayThere = new PostgreSqlSignals(database.ConnectionString, there, TimeProvider.System, NullLogger<PostgreSqlSignals>.Instance);
        var enquiry = Guid.NewGuid();
        var heard = new TaskCompletionSource<ClinicSignal>(TaskCreationOptions.RunContinuationsAsynchronously);
        var echoes = 0;
        using var listening = there.Listen(signal => heard.TrySetResult(signal));
        using var own = here.Listen(signal => echoes += signal.IsFromElsewhere ? 1 : 0);
        await relayHere.StartAsync(CancellationToken.None);
        await relayThere.StartAsync(CancellationToken.None);

        // A signal that is raised before the other process listens is lost, as it may be; so it is raised until it is heard.
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!heard.Task.IsCompleted && await timer.WaitForNextTickAsync(patience.Token))
        {
            here.Raise(ClinicSignal.Enquiry(enquiry));
        }

        Assert.Equal((enquiry, true), ((await heard.Task).Id, (await heard.Task).IsFromElsewhere));
        Assert.Equal(0, echoes);
        await relayHere.StopAsync(CancellationToken.None);
        await relayThere.StopAsync(CancellationToken.None);
    }

    [Fact]
    public void A_signal_holds_ids_only() =>
        Assert.Equal(["Desk", "Diary", "Id", "IsFromElsewhere", "Letter", "Subject"], typeof(ClinicSignal).GetProperties().Select(property => property.Name).Order());
}
