namespace SpineClinic.Benchmarks;

/// <summary>
/// The same subjects in every round, every other round backwards, so that a noisy machine is noisy for all of them. A ratio between two subjects is taken within each round.
/// </summary>
public static class PairedRounds
{
    public static async Task<IReadOnlyDictionary<string, List<double>>> RunAsync(int rounds, IReadOnlyList<(string Name, Func<Task<double>> Measure)> subjects)
    {
        ArgumentNullException.ThrowIfNull(subjects);
        var results = subjects.ToDictionary(subject => subject.Name, _ => new List<double>());
        for (var round = 0; round < rounds; round++)
        {
            foreach (var (name, measure) in round % 2 == 0 ? subjects : subjects.Reverse())
            {
                results[name].Add(await measure());
            }
        }

        return results;
    }
}
