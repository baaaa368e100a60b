using NodaTime;

namespace SpineClinic.Testing.Racing;

/// <summary>The time of the race, the same in every process: it begins at <see cref="TestClinic.Start"/> and goes as the steady clock does.</summary>
public sealed class RaceClock(long origin) : IClock
{
    public Instant GetCurrentInstant() => TestClinic.Start + Duration.FromNanoseconds(RaceLog.Now - origin);
}
