using NodaTime;
using SpineClinic.Audit;

namespace SpineClinic.Booking;

/// <summary>A planned consultation of several patients at once. It takes the time of specialist, room and equipment; each patient takes a seat.</summary>
[Audited]
public sealed class GroupSession
{
    private GroupSession()
    {
    }

    /// <exception cref="ArgumentException">The type is not for groups.</exception>
    public GroupSession(ConsultationType type, Guid specialistId, Guid? roomId, Instant start)
    {
        ArgumentNullException.ThrowIfNull(type);
        if (!type.IsGroup)
        {
            throw new ArgumentException("Only a consultation type for groups has group sessions.", nameof(type));
        }

        Id = Guid.CreateVersion7();
        ConsultationTypeId = type.Id;
        SpecialistId = specialistId;
        RoomId = roomId;
        EquipmentIds = [.. type.EquipmentIds];
        Start = start;
        End = start + Duration.FromMinutes(type.LengthMinutes);
        FirstCell = Cell.Of(Start - Duration.FromMinutes(type.BufferBeforeMinutes));
        EndCell = Cell.Ceiling(End + Duration.FromMinutes(type.BufferAfterMinutes));
        Capacity = type.Capacity;
    }

    public Guid Id { get; private set; }

    public Guid ConsultationTypeId { get; private set; }

    public Guid SpecialistId { get; private set; }

    public Guid? RoomId { get; private set; }

    public List<Guid> EquipmentIds { get; private set; } = [];

    public Instant Start { get; private set; }

    public Instant End { get; private set; }

    public int FirstCell { get; private set; }

    public int EndCell { get; private set; }

    /// <summary>Seats, numbered from 0.</summary>
    public int Capacity { get; private set; }

    public bool IsCancelled { get; private set; }

    public void Cancel() => IsCancelled = true;

    /// <summary>The cells of the session itself, without its seats.</summary>
    public IEnumerable<OccupancyCell> Cells()
    {
        if (IsCancelled)
        {
            yield break;
        }

        foreach (var resource in new[] { SpecialistId, RoomId }.OfType<Guid>().Concat(EquipmentIds))
        {
            for (var cell = FirstCell; cell < EndCell; cell++)
            {
                yield return new OccupancyCell(resource, cell, 0, Id, null);
            }
        }
    }
}
