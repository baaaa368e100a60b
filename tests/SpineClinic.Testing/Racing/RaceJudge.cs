using SpineClinic.Booking;

namespace SpineClinic.Testing.Racing;

/// <summary>Compares what racers were told with what is stored. It does not look at the cells, which are what is on trial.</summary>
public sealed class RaceJudge
{
    public const string Overlap = "overlap";
    public const string Lost = "shown and not stored";
    public const string Unseen = "stored and not shown";
    public const string Disorder = "no order";
    public const string Groundless = "refused without a ground";

    private readonly RaceHistory history;
    private readonly Dictionary<Guid, (RaceEffect Row, Guid Key)> stored;
    private readonly Dictionary<(Guid Appointment, int Version), (RaceAttempt Attempt, RaceEffect Effect)> changes = [];
    private readonly List<string> violations = [];

    private RaceJudge(RaceHistory history, IEnumerable<Appointment> appointments)
    {
        this.history = history;
        stored = appointments.ToDictionary(row => row.Id, row => (RaceEffect.Of(row), row.BookingKey));
    }

    /// <returns>Everything that is wrong; each begins with one of the constants of this class.</returns>
    public static IReadOnlyList<string> Judge(RaceHistory history, IReadOnlyCollection<Appointment> appointments, ClinicShape.Snapshot shape)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(appointments);
        var judge = new RaceJudge(history, appointments);
        judge.FindOverlaps();
        judge.FollowChanges();
        judge.CompareKeys();
        judge.PutInOrder();
        judge.violations.AddRange(new RaceRefusals(history, [.. judge.changes.Select(change => (change.Value.Attempt, change.Value.Effect))], shape).Groundless().Select(text => $"{Groundless}: {text}"));
        return judge.violations;
    }

    private void Say(string kind, string text) => violations.Add($"{kind}: {text}");

    private void FindOverlaps()
    {
        var spans = stored.Values.SelectMany(row => row.Row.Spans().Select(span => (span.Resource, span.Lane, span.From, span.To, row.Row.Appointment)));
        foreach (var resource in spans.GroupBy(span => (span.Resource, span.Lane)))
        {
            var sorted = resource.OrderBy(span => span.From).ToList();
            for (var i = 1; i < sorted.Count; i++)
            {
                if (sorted[i].From < sorted[i - 1].To)
                {
                    Say(Overlap, $"{sorted[i - 1].Appointment} and {sorted[i].Appointment} both have {resource.Key.Resource}, lane {resource.Key.Lane}, in cell {sorted[i].From}");
                }
            }
        }
    }

    /// <summary>Every version of an appointment was made by exactly one attempt, and the last one is what is stored.</summary>
    private void FollowChanges()
    {
        foreach (var attempt in history.Attempts.Where(attempt => !attempt.IsOpen))
        {
            foreach (var effect in attempt.Effects.Where(effect => !changes.TryAdd((effect.Appointment, effect.Version), (attempt, effect))))
            {
                Say(Lost, $"version {effect.Version} of {effect.Appointment} was told to two");
            }
        }

        // What was interrupted happened when nobody else made that version and it is there.
        foreach (var attempt in history.Attempts.Where(attempt => attempt.IsOpen))
        {
            if (attempt.Effects.All(effect => stored.TryGetValue(effect.Appointment, out var row) && row.Row.Version >= effect.Version && !changes.ContainsKey((effect.Appointment, effect.Version))))
            {
                foreach (var effect in attempt.Effects)
                {
                    changes[(effect.Appointment, effect.Version)] = (attempt, effect);
                }
            }
        }

        foreach (var (row, _) in stored.Values)
        {
            for (var version = 1; version <= row.Version; version++)
            {
                if (!changes.ContainsKey((row.Appointment, version)))
                {
                    Say(Unseen, $"nobody made version {version} of {row.Appointment}");
                }
            }
        }

        foreach (var ((appointment, version), change) in changes)
        {
            if (!stored.TryGetValue(appointment, out var row) || row.Row.Version < version)
            {
                Say(Lost, $"version {version} of {appointment}");
            }
            else if (row.Row.Version == version && !row.Row.IsSame(change.Effect))
            {
                Say(Lost, $"{appointment} is {row.Row} instead of {change.Effect}");
            }
        }
    }

    /// <summary>Each key that was answered is stored under the id of the answer; each that is stored was answered, if need be to a retry.</summary>
    private void CompareKeys()
    {
        var answered = new Dictionary<Guid, Guid>();
        foreach (var attempt in history.Attempts.Where(attempt => attempt is { Outcome: DiaryOutcome.Done, Wish.Verb: RaceVerb.Book or RaceVerb.Hold }))
        {
            if (!answered.TryAdd(attempt.Wish.Key, attempt.Appointment!.Value) && answered[attempt.Wish.Key] != attempt.Appointment)
            {
                Say(Lost, $"one key was told two appointments: {attempt.Id}");
            }

            if (!stored.TryGetValue(attempt.Appointment!.Value, out var row) || row.Key != attempt.Wish.Key)
            {
                Say(Lost, $"{attempt.Appointment} of {attempt.Id}");
            }
        }

        foreach (var (row, _) in stored.Values.Where(row => !answered.ContainsKey(row.Key)))
        {
            Say(Unseen, $"{row.Appointment}");
        }
    }

    private void PutInOrder()
    {
        var acts = new Dictionary<(Guid Resource, int Day), List<TimelineAct>>();
        foreach (var made in changes.GroupBy(change => change.Value.Attempt.Id))
        {
            var attempt = made.First().Value.Attempt;
            var frees = made.SelectMany(change => changes.TryGetValue((change.Key.Appointment, change.Key.Version - 1), out var before) ? Spans(before.Effect) : []).ToList();
            var takes = made.SelectMany(change => Spans(change.Value.Effect)).ToList();
            foreach (var place in frees.Concat(takes).Select(span => span.Place).Distinct())
            {
                var (gives, gets) = (frees.Where(span => span.Place == place).Select(span => span.Span).ToList(), takes.Where(span => span.Place == place).Select(span => span.Span).ToList());
                if (gives.ToHashSet().SetEquals(gets))
                {
                    continue;
                }

                if (!acts.TryGetValue(place, out var list))
                {
                    acts[place] = list = [];
                }

                list.Add(new TimelineAct(attempt.Id, attempt.Began, attempt.Ended, true, attempt.Wish.Over, gives, gets));
            }
        }

        foreach (var (place, list) in acts)
        {
            if (Linearizability.Violation(list) is { } violation)
            {
                Say(Disorder, $"{place.Resource}, day {place.Day}: {violation}");
            }
        }
    }

    private static IEnumerable<((Guid Resource, int Day) Place, TimelineSpan Span)> Spans(RaceEffect effect) =>
        effect.Spans().Select(span => ((span.Resource, span.From / 288), new TimelineSpan(span.From, span.To, span.Lane, effect.Appointment)));
}
