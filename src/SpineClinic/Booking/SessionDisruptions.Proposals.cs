using NodaTime;

namespace SpineClinic.Booking;

public sealed partial class SessionDisruptions
{
    /// <summary>How far the new time may be from the old one, in days, for the same specialist to go before a sooner one.</summary>
    public const int DaysForTheSame = 7;

    private const int DaysToLook = 60;

    /// <summary>
    /// Another time for everybody who needs one, in the order of the rows: the same kind of consultation, with what the patient needs, no sooner than patients may
    /// book themselves. The same specialist within <see cref="DaysForTheSame"/> days, otherwise the earliest with anyone suitable. No two are in each other's way.
    /// </summary>
    public async Task<IReadOnlyList<ProposedTime>> ProposeAsync(DisruptionView view, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(view);
        var (found, taken) = (new List<ProposedTime>(), new Dictionary<Guid, Spans>());
        foreach (var appointment in view.Rows.Where(row => row.NeedsProposal).Select(row => row.Appointment))
        {
            if (view.Shape.Type(appointment.ConsultationTypeId) is not { IsActive: true } type)
            {
                continue;
            }

            var query = Diary.QueryOf(appointment, forStaff: true) with { To = view.Now.InZone(view.Shape.Zone).Date.PlusDays(DaysToLook) };
            var soonest = view.Now + Duration.FromHours(type.PatientLimits.NoticeHours);
            var times = (await diary.FindAsync(query, cancellationToken)).Times
                .Where(time => time.Start >= soonest && OfferDeadline.For(view.Now, time.Start, 0, view.Shape.Zone) is not null && IsFree(taken, time, type, query));
            var (first, same) = Best(times, appointment, view.Now);
            if ((same ?? first) is { } chosen)
            {
                Take(taken, chosen, type, query);
                found.Add(new ProposedTime(appointment.Id, chosen.SpecialistId, chosen.Start));
            }
        }

        return found;
    }

    private static (FreeTime? First, FreeTime? Same) Best(IEnumerable<FreeTime> times, Appointment appointment, Instant now)
    {
        FreeTime? first = null;
        var last = Instant.Max(appointment.Start, now) + Duration.FromDays(DaysForTheSame);
        foreach (var time in times)
        {
            first ??= time;
            if (time.Start > last)
            {
                break;
            }

            if (time.SpecialistId == appointment.SpecialistId)
            {
                return (first, time);
            }
        }

        return (first, null);
    }

    private static bool IsFree(Dictionary<Guid, Spans> taken, FreeTime time, ConsultationType type, TimeQuery query)
    {
        var (first, end) = Footprint(time, type, query);
        return Resources(time, type).All(resource => !taken.TryGetValue(resource, out var spans) || !spans.Overlaps(first, end));
    }

    private static void Take(Dictionary<Guid, Spans> taken, FreeTime time, ConsultationType type, TimeQuery query)
    {
        var (first, end) = Footprint(time, type, query);
        foreach (var resource in Resources(time, type))
        {
            var spans = taken.TryGetValue(resource, out var known) ? known : taken[resource] = new Spans();
            spans.Add(first, end);
            spans.Settle();
        }
    }

    private static (int First, int End) Footprint(FreeTime time, ConsultationType type, TimeQuery query) => (
        time.StartCell - Cell.Count(type.BufferBeforeMinutes),
        time.StartCell + Cell.Count(type.LengthMinutes + (query.Interpreter ? type.InterpreterMinutes : 0)) + Cell.Count(type.BufferAfterMinutes));

    // A group has seats: two patients of it are in nobody's way, and the hold decides whether a seat is left.
    private static IEnumerable<Guid> Resources(FreeTime time, ConsultationType type) =>
        time.GroupSessionId is not null ? [] : [time.SpecialistId, .. time.RoomId is { } room ? new[] { room } : [], .. type.EquipmentIds];
}
