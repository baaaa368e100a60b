using SpineClinic.Booking;

namespace SpineClinic.Testing.Racing;

/// <summary>All attempts of a race.</summary>
public sealed class RaceHistory
{
    public RaceHistory(IReadOnlyCollection<RaceLine> lines, long origin)
    {
        Origin = origin;
        var answers = lines.Where(line => line.IsAnswer).ToDictionary(line => line.Attempt);
        var effects = lines.Where(line => line.Effects is not null).GroupBy(line => line.Attempt).ToDictionary(group => group.Key, group => group.MaxBy(line => line.At)!.Effects!);
        Attempts =
        [
            .. lines.Where(line => line.Wish is not null).Select(line =>
            {
                var answer = answers.GetValueOrDefault(line.Attempt);
                var counts = answer?.Outcome is null or DiaryOutcome.Done;
                return new RaceAttempt(
                    line.Attempt, line.Wish!, line.At, answer?.Outcome is null ? long.MaxValue : answer.At, answer?.Outcome, answer?.Appointment,
                    counts ? effects.GetValueOrDefault(line.Attempt, []) : [], answer?.Rules);
            }),
        ];
    }

    public RaceHistory(IReadOnlyList<RaceAttempt> attempts, long origin) => (Attempts, Origin) = (attempts, origin);

    public IReadOnlyList<RaceAttempt> Attempts { get; }

    public long Origin { get; }

    /// <summary>An instant of the race by the steady clock.</summary>
    public long SteadyOf(long unixMilliseconds) => Origin + ((unixMilliseconds - TestClinic.Start.ToUnixTimeMilliseconds()) * 1_000_000);

    /// <summary>How long the answered ones took, in milliseconds, sorted.</summary>
    public double[] Waits() => [.. Attempts.Where(attempt => !attempt.IsOpen).Select(attempt => (attempt.Ended - attempt.Began) / 1e6).Order()];

    public override string ToString()
    {
        var waits = Waits();
        var outcomes = Attempts.GroupBy(attempt => attempt.Outcome).OrderBy(group => group.Key).Select(group => $"{group.Count()} {group.Key?.ToString() ?? "interrupted"}");
        return FormattableString.Invariant($"{Attempts.Count} attempts ({string.Join(", ", outcomes)}; {Attempts.Count(attempt => attempt.Wish.RetryOf is not null)} retries), p50 {waits[waits.Length / 2]:0.0} ms, p99 {waits[waits.Length * 99 / 100]:0} ms, longest {waits[^1]:0} ms");
    }
}
