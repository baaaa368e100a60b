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
        var (low, high) = (0, spans.Count);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (spans[middle].To <= from)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low < spans.Count && spans[low].From < to;
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
