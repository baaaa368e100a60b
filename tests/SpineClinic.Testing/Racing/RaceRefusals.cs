using SpineClinic.Booking;

namespace SpineClinic.Testing.Racing;

/// <summary>Whether each refusal had a ground at some moment between question and answer.</summary>
/// <param name="history">All attempts.</param>
/// <param name="changes">All changes that were made, and by whom.</param>
/// <param name="shape">The clinic.</param>
public sealed class RaceRefusals(RaceHistory history, IReadOnlyList<(RaceAttempt By, RaceEffect State)> changes, ClinicShape.Snapshot shape)
{
    private const long Millisecond = 1_000_000;

    // Each state that an appointment was in, from the question that brought it there to the answer that ended it: at most so long.
    private readonly ILookup<Guid, (RaceEffect State, long From, long To)> states = changes.GroupBy(change => change.State.Appointment).SelectMany(group =>
    {
        var chain = group.OrderBy(change => change.State.Version).ToList();
        return chain.Select((change, i) => (change.State, change.By.Began, i + 1 < chain.Count ? chain[i + 1].By.Ended : long.MaxValue));
    }).ToLookup(state => state.State.Appointment);

    public IEnumerable<string> Groundless()
    {
        var taken = states.SelectMany(group => group).SelectMany(state => state.State.Spans().Select(span => (span.Resource, span.From, span.To, Began: state.From, Ended: state.To, state.State)))
            .ToLookup(span => (span.Resource, span.From / 288));
        foreach (var attempt in history.Attempts)
        {
            var isGround = attempt.Outcome switch
            {
                null or DiaryOutcome.Done => true,
                DiaryOutcome.Taken => Wanted(attempt.Wish).Any(want => taken[(want.Resource, want.From / 288)].Any(span =>
                    span.From < want.To && want.From < span.To && span.State.Appointment != attempt.Wish.Target && span.Began <= attempt.Ended && span.Ended >= attempt.Began && !IsOver(span.State, attempt.Began))),
                DiaryOutcome.NotPossible or DiaryOutcome.Lapsed => states[attempt.Wish.Target].Any(state => state.From <= attempt.Ended && state.To >= attempt.Began && !Allows(attempt, state.State)),
                _ => false,
            };
            if (!isGround)
            {
                yield return $"{attempt.Wish.Verb} {attempt.Id}: {attempt.Outcome} {attempt.Rules}";
            }
        }
    }

    private bool IsOver(RaceEffect state, long at) => state.HeldUntil is { } until && history.SteadyOf(until) + Millisecond < at;

    private bool Allows(RaceAttempt attempt, RaceEffect state) => attempt.Wish.Verb switch
    {
        RaceVerb.Take => state.Status is AppointmentStatus.Held or AppointmentStatus.Booked or AppointmentStatus.Requested,
        RaceVerb.Extend => state.Status is AppointmentStatus.Held && (state.HeldUntil is not { } until || history.SteadyOf(until) > attempt.Ended),
        RaceVerb.Approve => state.Status is AppointmentStatus.Requested,
        RaceVerb.Move => state.Status is AppointmentStatus.Booked or AppointmentStatus.Requested,
        RaceVerb.Cancel => state.Status is not (AppointmentStatus.InConsultation or AppointmentStatus.Completed or AppointmentStatus.DidNotAttend or AppointmentStatus.EnteredInError),

        // What was cancelled can be brought back once, and not what was only held.
        _ => false,
    };

    private IEnumerable<(Guid Resource, int From, int To)> Wanted(RaceWish wish)
    {
        var known = states[wish.Target].Select(state => state.State).ToList();
        if (wish.Verb == RaceVerb.Undo)
        {
            return known.SelectMany(state => state.Spans()).Select(span => (span.Resource, span.From, span.To));
        }

        var (before, length, after, machines) = (0, 0, 0, (IReadOnlyList<Guid>)[]);
        if (known.Count > 0)
        {
            (before, length, after, machines) = (known[0].MeetFrom - known[0].FirstCell, known[0].MeetTo - known[0].MeetFrom, known[0].EndCell - known[0].MeetTo, known[0].Equipment);
        }
        else if (shape.Type(wish.Type) is { } type)
        {
            (before, length, after, machines) = (Cell.Count(type.BufferBeforeMinutes), Cell.Count(type.LengthMinutes), Cell.Count(type.BufferAfterMinutes), type.EquipmentIds);
        }

        var (from, to) = (wish.StartCell - before, wish.StartCell + length + after);
        var patient = known.Count > 0 ? known[0].Patient : wish.Patient;
        return machines.Append(wish.Specialist).Append(shape.Specialist(wish.Specialist)!.Sessions[0].RoomId).Select(resource => (resource, from, to))
            .Append((patient, wish.StartCell, wish.StartCell + length));
    }
}
