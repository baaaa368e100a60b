using NodaTime;

namespace SpineClinic;

/// <summary>
/// One value of the database, kept in memory for at most <see cref="Lifetime"/>: another process may have changed it. While the database cannot answer, the
/// last value stays in use; whoever wants to change it cannot do that either.
/// </summary>
/// <typeparam name="T">What is kept; it must not change once it was read.</typeparam>
/// <param name="clock">Says how old it is.</param>
/// <param name="errors">Knows when the database cannot answer.</param>
/// <param name="isSame">Whether what was read again says the same. Then the value of before stays, so that whoever made something of it can tell that nothing changed.</param>
public sealed class Remembered<T>(IClock clock, IDatabaseErrors errors, Func<T, T, bool>? isSame = null)
    where T : class
{
    /// <summary>How long a change made by another process can stay unseen.</summary>
    public static readonly Duration Lifetime = Duration.FromSeconds(30);

    private readonly Lock turn = new();
    private volatile Known? known;
    private int timesForgotten;

    /// <summary>The value, if it was read lately; otherwise null.</summary>
    public T? Fresh => known is { } last && clock.GetCurrentInstant() - last.ReadAt is var age && age >= Duration.Zero && age < Lifetime ? last.Value : null;

    /// <summary>Reads it, and keeps it unless it was forgotten meanwhile.</summary>
    /// <returns>What was read, or the last value when the database cannot answer.</returns>
    public async Task<T?> ReadAsync(Func<CancellationToken, Task<T?>> read, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(read);
        var before = Volatile.Read(ref timesForgotten);
        T? value;
        try
        {
            value = await read(cancellationToken);
        }
        catch (Exception error) when (known is not null && errors.IsUnavailable(error))
        {
            if (known is not { } last)
            {
                throw;
            }

            value = last.Value;
        }

        if (value is not null && known is { } earlier && !ReferenceEquals(earlier.Value, value) && isSame?.Invoke(earlier.Value, value) == true)
        {
            value = earlier.Value;
        }

        lock (turn)
        {
            // A change that was committed while this was read would otherwise stay unseen.
            if (before == timesForgotten)
            {
                known = value is null ? null : new Known(value, clock.GetCurrentInstant());
            }
        }

        return value;
    }

    /// <summary>Reads it again at the next question. Call it after the commit.</summary>
    public void Forget()
    {
        lock (turn)
        {
            timesForgotten++;
            known = null;
        }
    }

    private sealed record Known(T Value, Instant ReadAt);
}
