namespace SpineClinic.Booking;

/// <summary>Half-open spans of cells, kept sorted: the algebra that availability is made of.</summary>
public sealed class Spans
{
    private readonly List<(int From, int To)> spans = [];
    private bool sorted = true;

    public static Spans None { get; } = new();

    public void Add(int from, int to)
    {
        if (to > from)
        {
            sorted = sorted && (spans.Count == 0 || spans[^1].From <= from);
            spans.Add((from, to));
        }
    }

    /// <summary>Sorts and joins what overlaps or touches, once, before it is asked.</summary>
    public Spans Settle()
    {
        if (!sorted)
        {
            spans.Sort();
            sorted = true;
        }

        var last = -1;
        for (var i = 0; i < spans.Count; i++)
        {
            if (last >= 0 && spans[i].From <= spans[last].To)
            {
                spans[last] = (spans[last].From, Math.Max(spans[last].To, spans[i].To));
            }
            else
            {
                spans[++last] = spans[i];
            }
        }

        spans.RemoveRange(last + 1, spans.Count - last - 1);
        return this;
    }

    /// <summary>Whether any part of the span is in here. Ask only after <see cref="Settle"/>.</summary>
    public bool Overlaps(int from, int to)
    {
        var low = Near(from);
        return low < spans.Count && spans[low].From < to;
    }

    /// <summary>The same for one question after another, each no earlier than the one before: where the last one was found is where the next one is looked for.</summary>
    public bool Overlaps(int from, int to, ref int near)
    {
        while (near < spans.Count && spans[near].To <= from)
        {
            near++;
        }

        return near < spans.Count && spans[near].From < to;
    }

    /// <summary>Where to begin with questions from a cell on.</summary>
    public int Near(int from)
    {
        var (low, high) = (0, spans.Count);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = spans[middle].To <= from ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>These spans without the others. Both must be settled.</summary>
    public Spans Without(Spans others)
    {
        ArgumentNullException.ThrowIfNull(others);
        var rest = new Spans();
        var next = 0;
        foreach (var (from, to) in spans)
        {
            var start = from;
            while (next < others.spans.Count && others.spans[next].To <= start)
            {
                next++;
            }

            for (var i = next; i < others.spans.Count && others.spans[i].From < to; i++)
            {
                rest.Add(start, Math.Min(others.spans[i].From, to));
                start = Math.Max(start, others.spans[i].To);
            }

            rest.Add(start, to);
        }

        return rest;
    }

    public IReadOnlyList<(int From, int To)> All => spans;
}
