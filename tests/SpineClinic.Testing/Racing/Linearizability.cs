namespace SpineClinic.Testing.Racing;

/// <summary>
/// Whether what was done to one resource on one day can have been done one after the other: each at some moment between its question and its answer, and each
/// allowed by all before it. The method is Wing's and Gong's search: of those that may come next (begun before any that is left was answered) one that fits is
/// done, and undone when it leads nowhere. What has been done determines who owns which cell, so that a set of acts that was tried once is not tried again.
/// A resource's day is an object of its own and no more than a dozen attempts are under way at once, so the search hardly ever turns back. What was interrupted
/// may come at any time after it began; if it left no trace, also never.
/// </summary>
public sealed class Linearizability
{
    private const int MostSteps = 2_000_000;
    private readonly TimelineAct[] acts;
    private readonly ulong[] names;
    private readonly bool[] isDone;
    private readonly Dictionary<(int Cell, short Lane), Guid> owners = [];
    private readonly HashSet<ulong> tried = [];
    private int first;
    private int left;
    private ulong set;

    private Linearizability(IEnumerable<TimelineAct> acts)
    {
        this.acts = [.. acts.OrderBy(act => act.Began)];
        var random = new Random(1);
        names = [.. this.acts.Select(_ => (ulong)random.NextInt64())];
        isDone = new bool[this.acts.Length];
        left = this.acts.Count(act => act.MustHappen);
    }

    /// <returns>Null when there is such an order; otherwise where the search could not go on.</returns>
    /// <exception cref="InvalidOperationException">The search takes too long to decide.</exception>
    public static string? Violation(IEnumerable<TimelineAct> acts) => new Linearizability(acts).Search();

    private string? Search()
    {
        var path = new Stack<(int Act, Queue<int> Others)>();
        var next = Candidates();
        var (steps, furthest, stuck) = (0, left, "nothing fits");
        while (left > 0)
        {
            if (++steps > MostSteps)
            {
                throw new InvalidOperationException("The history of this day is too entangled to be decided.");
            }

            if (next.TryDequeue(out var i))
            {
                if (!tried.Contains(set ^ names[i]) && TryDo(i))
                {
                    tried.Add(set);
                    path.Push((i, next));
                    next = Candidates();
                }

                continue;
            }

            if (left <= furthest)
            {
                (furthest, stuck) = (left, $"after {acts.Length - left} of {acts.Length}, none of {string.Join(", ", Candidates().Take(4).Select(candidate => acts[candidate].Attempt))} fits");
            }

            if (!path.TryPop(out var last))
            {
                return stuck;
            }

            Undo(last.Act);
            next = last.Others;
        }

        return null;
    }

    private Queue<int> Candidates()
    {
        var (answered, open) = (long.MaxValue, new List<int>());
        for (var i = first; i < acts.Length && acts[i].Began <= answered; i++)
        {
            if (!isDone[i])
            {
                open.Add(i);
                answered = Math.Min(answered, acts[i].Ended);
            }
        }

        return new Queue<int>(open.Where(i => acts[i].Began <= answered).OrderBy(i => acts[i].Ended));
    }

    private bool TryDo(int i)
    {
        var act = acts[i];
        if (!act.Frees.All(span => Cells(span).All(cell => owners.TryGetValue(cell, out var owner) && owner == span.Owner)))
        {
            return false;
        }

        Give(act.Frees);
        if (act.Takes.Any(span => Cells(span).Any(owners.ContainsKey) || (!act.IsShared && span.Lane == 0 && IsSharedIn(span))))
        {
            Take(act.Frees);
            return false;
        }

        Take(act.Takes);
        Mark(i, true);
        return true;
    }

    private void Undo(int i)
    {
        Give(acts[i].Takes);
        Take(acts[i].Frees);
        Mark(i, false);
    }

    private void Mark(int i, bool done)
    {
        isDone[i] = done;
        set ^= names[i];
        left += !acts[i].MustHappen ? 0 : done ? -1 : 1;
        first = done ? first : Math.Min(first, i);
        while (first < acts.Length && isDone[first])
        {
            first++;
        }
    }

    // Without a reason nothing is booked over what was itself booked over something.
    private bool IsSharedIn(TimelineSpan span)
    {
        for (var cell = span.From; cell < span.To; cell++)
        {
            for (short lane = 1; lane < 8; lane++)
            {
                if (owners.ContainsKey((cell, lane)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private void Take(IEnumerable<TimelineSpan> spans)
    {
        foreach (var span in spans)
        {
            foreach (var cell in Cells(span))
            {
                owners[cell] = span.Owner;
            }
        }
    }

    private void Give(IEnumerable<TimelineSpan> spans)
    {
        foreach (var cell in spans.SelectMany(Cells))
        {
            owners.Remove(cell);
        }
    }

    private static IEnumerable<(int Cell, short Lane)> Cells(TimelineSpan span) => Enumerable.Range(span.From, span.To - span.From).Select(cell => (cell, span.Lane));
}
