using Microsoft.Data.Sqlite;
using NodaTime;
using NodaTime.Testing;
using SpineClinic.Migrations.Sqlite;
using SpineClinic.Testing;

namespace SpineClinic.Tests;

public sealed class RememberedTests
{
    private readonly FakeClock clock = new(TestClinic.Start);

    [Fact]
    public async Task Without_a_last_value_a_database_that_cannot_answer_is_an_error()
    {
        var remembered = new Remembered<string>(clock, new SqliteErrors());
        await Assert.ThrowsAsync<SqliteException>(() => remembered.ReadAsync(Away, CancellationToken.None));
        Assert.Null(remembered.Fresh);
    }

    [Fact]
    public async Task While_the_database_is_away_the_last_value_stays()
    {
        var remembered = new Remembered<string>(clock, new SqliteErrors());
        await remembered.ReadAsync(_ => Task.FromResult<string?>("first"), CancellationToken.None);
        clock.Advance(Duration.FromHours(1));
        Assert.Equal("first", await remembered.ReadAsync(Away, CancellationToken.None));
        await Assert.ThrowsAsync<InvalidOperationException>(() => remembered.ReadAsync(_ => throw new InvalidOperationException("Something else"), CancellationToken.None));
    }

    [Fact]
    public async Task What_was_read_while_it_was_forgotten_is_not_kept()
    {
        var remembered = new Remembered<string>(clock, new SqliteErrors());
        await remembered.ReadAsync(
            _ =>
            {
                remembered.Forget();
                return Task.FromResult<string?>("older");
            },
            CancellationToken.None);
        Assert.Null(remembered.Fresh);
    }

    [Fact]
    public async Task It_is_fresh_for_half_a_minute_and_not_when_the_clock_was_set_back()
    {
        var remembered = new Remembered<string>(clock, new SqliteErrors());
        await remembered.ReadAsync(_ => Task.FromResult<string?>("first"), CancellationToken.None);
        clock.Advance(Duration.FromSeconds(29));
        Assert.Equal("first", remembered.Fresh);
        clock.Advance(Duration.FromSeconds(1));
        Assert.Null(remembered.Fresh);
        clock.Advance(Duration.FromHours(-1));
        Assert.Null(remembered.Fresh);
    }

    [Fact]
    public async Task What_says_the_same_when_it_is_read_again_stays_the_same_one()
    {
        var remembered = new Remembered<string>(clock, new SqliteErrors(), string.Equals);
        async Task<string?> ReadAsync(string text)
        {
            clock.Advance(Duration.FromMinutes(1));
            return await remembered.ReadAsync(_ => Task.FromResult<string?>(new string(text)), CancellationToken.None);
        }

        var first = await ReadAsync("first");
        Assert.Same(first, await ReadAsync("first"));
        Assert.Same(first, remembered.Fresh);
        Assert.Equal("second", await ReadAsync("second"));
    }

    private static Task<string?> Away(CancellationToken cancellationToken) => throw new SqliteException("unable to open database file", 14);
}
