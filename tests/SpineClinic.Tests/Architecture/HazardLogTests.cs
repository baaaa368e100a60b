using System.Text.RegularExpressions;

namespace SpineClinic.Tests.Architecture;

/// <summary>The hazard log names the test of each hazard and invariant. A log that names a test that is not there, or none, is worse than no log.</summary>
public sealed partial class HazardLogTests
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../.."));
    private static readonly string[] Rows = File.ReadAllLines(Path.Combine(Root, "docs/safety/hazard-log.md"));

    [Fact]
    public void Every_hazard_and_every_invariant_names_a_test()
    {
        string[] expected = [.. Enumerable.Range(1, 20).Select(number => $"H{number}"), .. Enumerable.Range(1, 14).Select(number => $"INV{number}")];
        Assert.All(expected, id => Assert.Contains(Rows, row => row.StartsWith($"| {id} |", StringComparison.Ordinal) && TestName().IsMatch(row)));
    }

    [Fact]
    public void Every_test_that_is_named_is_there() => Assert.Empty(Missing(Rows));

    [Fact]
    public void A_test_that_is_not_there_is_found() => Assert.Equal(["HazardLogTests.Nobody_wrote_this"], Missing(["| H1 | `HazardLogTests.Nobody_wrote_this` |"]));

    private static List<string> Missing(IEnumerable<string> rows)
    {
        var sources = Directory.EnumerateFiles(Path.Combine(Root, "tests"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal))
            .ToLookup(file => Path.GetFileNameWithoutExtension(file), File.ReadAllText);
        return [.. rows.SelectMany(row => TestName().Matches(row))
            .Where(name => !sources[name.Groups[1].Value].Any(text => text.Contains($" {name.Groups[2].Value}(", StringComparison.Ordinal)))
            .Select(name => $"{name.Groups[1].Value}.{name.Groups[2].Value}").Distinct()];
    }

    // `Class.Method_with_words`: names of the product's own methods have no underscore.
    [GeneratedRegex(@"`(\w+)\.(\w+_\w+)`")]
    private static partial Regex TestName();
}
