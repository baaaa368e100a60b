using NodaTime;
using SpineClinic.Audit;

namespace SpineClinic.Booking;

/// <summary>Time of a specialist, a room or a piece of equipment that staff keep free of appointments.</summary>
[Audited]
public sealed class TimeBlock
{
    private TimeBlock()
    {
    }

    /// <param name="resourceId">Whose time.</param>
    /// <param name="start">In it; rounded down to a cell.</param>
    /// <param name="end">Not in it; rounded up.</param>
    /// <param name="reason">In the words of staff, for staff; never about a patient.</param>
    /// <param name="madeById">Who blocks it.</param>
    /// <exception cref="ArgumentException">It has no reason, or ends before it starts.</exception>
    public TimeBlock(Guid resourceId, Instant start, Instant end, string reason, Guid madeById)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        if (end <= start)
        {
            throw new ArgumentException("It must end after it starts.", nameof(end));
        }

        Id = Guid.CreateVersion7();
        ResourceId = resourceId;
        FirstCell = Cell.Of(start);
        EndCell = Cell.Ceiling(end);
        Reason = reason;
        MadeById = madeById;
    }

    public Guid Id { get; private set; }

    public Guid ResourceId { get; private set; }

    public int FirstCell { get; private set; }

    public int EndCell { get; private set; }

    public string Reason { get; private set; } = "";

    public Guid MadeById { get; private set; }

    public IEnumerable<OccupancyCell> Cells()
    {
        for (var cell = FirstCell; cell < EndCell; cell++)
        {
            yield return new OccupancyCell(ResourceId, cell, 0, Id, null);
        }
    }
}
