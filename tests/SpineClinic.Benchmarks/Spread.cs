using System.Globalization;

namespace SpineClinic.Benchmarks;

/// <summary>What several rounds gave.</summary>
public readonly record struct Spread(double Median, double Least, double Most)
{
    public static Spread Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return new Spread(Middle(sorted), sorted[0], sorted[^1]);
    }

    /// <summary>Round by round, so that a slow moment of the machine counts on both sides.</summary>
    public static Spread RatioOf(IEnumerable<double> values, IEnumerable<double> baseline) => Of(values.Zip(baseline, (value, other) => value / other));

    public static double Middle(double[] sorted)
    {
        ArgumentNullException.ThrowIfNull(sorted);
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }

    public string Show(string format) => string.Create(
        CultureInfo.InvariantCulture, $"{Median.ToString(format, CultureInfo.InvariantCulture)} ({Least.ToString(format, CultureInfo.InvariantCulture)}-{Most.ToString(format, CultureInfo.InvariantCulture)})");
}
