using NodaTime;
using SpineClinic.Staff;
using SpineClinic.Testing;

namespace SpineClinic.Tests.Staff;

public sealed class SignInGuardTests
{
    [Theory, EveryDatabase]
    public async Task From_the_fifth_try_on_the_wait_doubles_up_to_an_hour(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var guard = clinic.Get<SignInGuard>();
        for (var i = 0; i < SignInGuard.FreeTries; i++)
        {
            Assert.Null(await guard.TryBeginAsync("nobody@clinic.example", CancellationToken.None));
        }

        foreach (var minutes in new[] { 1, 2, 4, 8, 16, 32, 60, 60 })
        {
            Assert.Equal(Duration.FromMinutes(minutes), await guard.TryBeginAsync(" NOBODY@clinic.example", CancellationToken.None));
            clinic.Clock.AdvanceMinutes(minutes);
            Assert.Null(await guard.TryBeginAsync("nobody@clinic.example", CancellationToken.None));
        }
    }

    [Theory, EveryDatabase]
    public async Task A_hundred_guesses_at_one_moment_are_no_more_than_five(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var guard = clinic.Get<SignInGuard>();
        var looked = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(() => guard.TryBeginAsync("one@clinic.example", CancellationToken.None))));
        Assert.InRange(looked.Count(wait => wait is null), 1, SignInGuard.FreeTries);
    }

    [Theory, EveryDatabase]
    public async Task A_try_that_is_taken_back_leaves_those_before_it(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var guard = clinic.Get<SignInGuard>();
        for (var i = 0; i < 9; i++)
        {
            Assert.Null(await guard.TryBeginAsync("resume:192.0.2.1", 10, CancellationToken.None));
        }

        for (var i = 0; i < 3; i++)
        {
            Assert.Null(await guard.TryBeginAsync("resume:192.0.2.1", 10, CancellationToken.None));
            await guard.TakeBackAsync("resume:192.0.2.1", CancellationToken.None);
        }

        await guard.TakeBackAsync("resume:192.0.2.2", CancellationToken.None);
        Assert.Null(await guard.TryBeginAsync("resume:192.0.2.1", 10, CancellationToken.None));
        Assert.Equal(Duration.FromMinutes(1), await guard.TryBeginAsync("resume:192.0.2.1", 10, CancellationToken.None));
    }

    [Theory, EveryDatabase]
    public async Task Success_and_a_day_start_the_count_again(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var guard = clinic.Get<SignInGuard>();
        for (var i = 0; i < 12; i++)
        {
            Assert.Null(await guard.TryBeginAsync("one@clinic.example", CancellationToken.None));
            await guard.SucceedAsync("one@clinic.example", CancellationToken.None);
        }

        for (var i = 0; i < SignInGuard.FreeTries; i++)
        {
            await guard.TryBeginAsync("one@clinic.example", CancellationToken.None);
        }

        clinic.Clock.AdvanceDays(2);
        Assert.Null(await guard.TryBeginAsync("one@clinic.example", CancellationToken.None));
        Assert.Null(await guard.TryBeginAsync("one@clinic.example", CancellationToken.None));
    }
}
