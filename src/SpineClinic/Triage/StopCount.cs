using SpineClinic.Enquiries;

namespace SpineClinic.Triage;

/// <summary>How often the emergency page was shown, by how it ended.</summary>
public sealed class StopCount
{
    private readonly int[] ends = new int[Enum.GetValues<StopEnd>().Length];

    public int this[StopEnd end] => ends[(int)end];

    /// <summary>Every time, however it ended.</summary>
    public int Total => ends.Sum();

    internal void Add(StopEnd end) => ends[(int)end]++;

    internal void Add(StopCount? other)
    {
        for (var end = 0; other is not null && end < ends.Length; end++)
        {
            ends[end] += other.ends[end];
        }
    }
}
