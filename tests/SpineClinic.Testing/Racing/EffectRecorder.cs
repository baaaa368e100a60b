using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SpineClinic.Booking;

namespace SpineClinic.Testing.Racing;

/// <summary>Writes down what an attempt is about to commit, so that the history of one that was killed is known as well.</summary>
public sealed class EffectRecorder(RaceLog log) : SaveChangesInterceptor
{
    /// <summary>The attempt that this flow of control is making.</summary>
    public AsyncLocal<Guid> Attempt { get; } = new();

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(eventData);
        var effects = eventData.Context!.ChangeTracker.Entries<Appointment>().Where(entry => entry.State is EntityState.Added or EntityState.Modified)
            .Select(entry => RaceEffect.Of(entry.Entity)).ToList();
        if (effects.Count > 0)
        {
            log.Write(new RaceLine(RaceLog.Now, Attempt.Value, Effects: effects));
        }

        return ValueTask.FromResult(result);
    }
}
