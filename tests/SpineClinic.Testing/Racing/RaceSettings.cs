using System.Text.Json;

namespace SpineClinic.Testing.Racing;

/// <param name="Kind">Which database.</param>
/// <param name="ConnectionString">Where it is.</param>
/// <param name="Folder">Where the logs are.</param>
/// <param name="Racer">Which process.</param>
/// <param name="Attempts">How many attempts are left to make.</param>
/// <param name="Seed">What its choices come from.</param>
/// <param name="Origin">When the race began, by the steady clock.</param>
public sealed record RaceSettings(DatabaseKind Kind, string ConnectionString, string Folder, int Racer, int Attempts, int Seed, long Origin)
{
    public override string ToString() => JsonSerializer.Serialize(this);

    public static RaceSettings Parse(string text) => JsonSerializer.Deserialize<RaceSettings>(text) ?? throw new ArgumentException("No settings.", nameof(text));
}
