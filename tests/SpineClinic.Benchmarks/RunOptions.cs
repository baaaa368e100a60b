namespace SpineClinic.Benchmarks;

/// <param name="IsQuick">A look, not a figure to publish.</param>
/// <param name="AppFolder">A published application; null is the one that was built beside this program.</param>
public sealed record RunOptions(bool IsQuick, string? AppFolder)
{
    public int Rounds(int full) => IsQuick ? 3 : full;

    public int Size(int full) => IsQuick ? Math.Max(1, full / 4) : full;
}
