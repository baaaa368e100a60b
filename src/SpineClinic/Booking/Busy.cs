namespace SpineClinic.Booking;

/// <summary>Who and what is busy in a stretch of time, settled and ready to be asked.</summary>
public sealed class Busy
{
    private readonly Dictionary<Guid, Spans> taken = [];
    private readonly Dictionary<Guid, Spans> elsewhere = [];
    private readonly Dictionary<Guid, Spans> lapsed = [];
    private readonly Dictionary<(Guid Specialist, Guid Type), List<int>> starts = [];

    /// <summary>Group sessions with their free seats.</summary>
    public List<(GroupSession Session, int Free)> Groups { get; } = [];

    public void Take(Guid resource, int from, int to) => Taking(resource).Add(from, to);

    /// <summary>What is taken of somebody or something, to add to.</summary>
    public Spans Taking(Guid resource) => In(taken, resource);

    public void TakeElsewhere(Guid resource, int from, int to) => In(elsewhere, resource).Add(from, to);

    /// <summary>A hold that ran out and whose cells are still there: it is not busy, but has to be cleared away.</summary>
    public void TakeLapsed(Guid resource, int from, int to) => In(lapsed, resource).Add(from, to);

    /// <summary>The cells in which consultations begin that count for the daily cap, to add to.</summary>
    public List<int> Counting(Guid specialist, Guid type)
    {
        if (!starts.TryGetValue((specialist, type), out var list))
        {
            starts[(specialist, type)] = list = [];
        }

        return list;
    }

    public Busy Settle()
    {
        foreach (var spans in taken.Values.Concat(elsewhere.Values).Concat(lapsed.Values))
        {
            spans.Settle();
        }

        return this;
    }

    public Spans Of(Guid resource) => taken.GetValueOrDefault(resource, Spans.None);

    public Spans ElsewhereOf(Guid resource) => elsewhere.GetValueOrDefault(resource, Spans.None);

    public Spans LapsedOf(Guid resource) => lapsed.GetValueOrDefault(resource, Spans.None);

    /// <summary>How many consultations of a type begin in a span.</summary>
    public int CountIn(Guid specialist, Guid type, int from, int to) =>
        starts.TryGetValue((specialist, type), out var list) ? list.Count(cell => cell >= from && cell < to) : 0;

    private static Spans In(Dictionary<Guid, Spans> all, Guid resource)
    {
        if (!all.TryGetValue(resource, out var spans))
        {
            all[resource] = spans = new Spans();
        }

        return spans;
    }
}
