using SpineClinic.Triage;

namespace SpineClinic.Tests.Triage;

public sealed class SharedReadsTests
{
    private readonly List<TaskCompletionSource<int>> reads = [];

    [Fact]
    public async Task Who_asks_while_a_read_is_under_way_shares_the_next_one()
    {
        var shared = Shared();
        var first = shared.ReadAsync("board", default);
        await BegunAsync(1);
        var later = Enumerable.Range(0, 50).Select(_ => shared.ReadAsync("board", default)).ToList();

        Finish(0, 1);
        Assert.Equal(1, await first);
        await BegunAsync(2);
        Assert.All(later, asked => Assert.False(asked.IsCompleted, "Given what was read before it asked."));
        Finish(1, 2);

        Assert.All(await Task.WhenAll(later), read => Assert.Equal(2, read));
        Assert.Equal(2, reads.Count);
    }

    [Fact]
    public async Task What_ended_is_not_given_again()
    {
        var shared = Shared();
        for (var round = 0; round < 100; round++)
        {
            var asked = shared.ReadAsync("board", default);
            await BegunAsync(round + 1);
            Finish(round, round);
            Assert.Equal(round, await asked);
        }
    }

    [Fact]
    public async Task Other_keys_do_not_wait()
    {
        var shared = Shared();
        var one = shared.ReadAsync("one", default);
        await BegunAsync(1);
        var other = shared.ReadAsync("other", default);
        await BegunAsync(2);
        Finish(1, 7);
        Assert.Equal(7, await other);
        Assert.False(one.IsCompleted);
        Finish(0, 0);
        await one;
    }

    [Fact]
    public async Task A_read_that_failed_fails_those_who_share_it_and_nobody_after()
    {
        var shared = Shared();
        var failing = shared.ReadAsync("board", default);
        await BegunAsync(1);
        var after = shared.ReadAsync("board", default);
        Reading(0).SetException(new TimeoutException());
        await Assert.ThrowsAsync<TimeoutException>(() => failing);
        await BegunAsync(2);
        Finish(1, 5);
        Assert.Equal(5, await after);
    }

    [Fact]
    public async Task Who_gives_up_ends_it_for_nobody_else()
    {
        var shared = Shared();
        using var leaving = new CancellationTokenSource();
        var (left, stayed) = (shared.ReadAsync("board", leaving.Token), shared.ReadAsync("board", default));
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        await BegunAsync(1);
        Finish(0, 3);
        Assert.Equal(3, await stayed);
    }

    private SharedReads<string, int> Shared() => new(_ =>
    {
        var source = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (reads)
        {
            reads.Add(source);
        }

        return source.Task;
    });

    private TaskCompletionSource<int> Reading(int index)
    {
        lock (reads)
        {
            return reads[index];
        }
    }

    private void Finish(int index, int value) => Reading(index).SetResult(value);

    // Reads begin on another thread.
    private async Task BegunAsync(int count)
    {
        var begun = 0;
        while (begun < count)
        {
            await Task.Yield();
            lock (reads)
            {
                begun = reads.Count;
            }
        }
    }
}
