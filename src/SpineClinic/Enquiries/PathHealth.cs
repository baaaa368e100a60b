using NodaTime;

namespace SpineClinic.Enquiries;

/// <summary>What this process last learned from its synthetic enquiries. Kept in memory: when the database is what fails, it cannot be asked.</summary>
public sealed class PathHealth
{
    private volatile Known known = new(null, null, null);

    /// <summary>Why the form must not take requests now, for whoever runs the clinic; null when it may.</summary>
    public string? WhyClosed => known switch
    {
        { IntakeFailingSince: { } since } => $"a synthetic enquiry could not be taken in (since {since:uuuu-MM-dd'T'HH:mm'Z'})",
        { CourierFailingSince: { } since } => $"the courier does not take letters up (since {since:uuuu-MM-dd'T'HH:mm'Z'})",
        _ => null,
    };

    /// <summary>When one last went from the form to the courier.</summary>
    public Instant? LastPassedAt => known.LastPassedAt;

    internal void IntakePassed() => known = known with { IntakeFailingSince = null };

    internal void IntakeFailed(Instant now) => known = known with { IntakeFailingSince = known.IntakeFailingSince ?? now };

    internal void CourierPassed(Instant now) => known = known with { CourierFailingSince = null, LastPassedAt = now };

    internal void CourierFailed(Instant now) => known = known with { CourierFailingSince = known.CourierFailingSince ?? now };

    private sealed record Known(Instant? LastPassedAt, Instant? IntakeFailingSince, Instant? CourierFailingSince);
}
