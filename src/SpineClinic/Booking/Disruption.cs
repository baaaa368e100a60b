using NodaTime;
using SpineClinic.Audit;

namespace SpineClinic.Booking;

/// <summary>A session that cannot take place: every patient in it is followed until none is without a new time or an answer.</summary>
[Audited]
public sealed class Disruption
{
    private Disruption()
    {
    }

    public Disruption(Guid specialistId, Instant start, Instant end, Instant startedAt, Guid startedById)
    {
        Id = Guid.CreateVersion7();
        SpecialistId = specialistId;
        Start = start;
        End = end;
        StartedAt = startedAt;
        StartedById = startedById;
    }

    public Guid Id { get; private set; }

    public Guid SpecialistId { get; private set; }

    public Instant Start { get; private set; }

    public Instant End { get; private set; }

    public Instant StartedAt { get; private set; }

    public Guid StartedById { get; private set; }
}
