using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace SpineClinic.Safety;

/// <summary>The rules and jurisdiction packs that this build carries, read and checked once.</summary>
public sealed class SafetyLibrary
{
    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(), new DateConverter() } };

    private SafetyLibrary(RuleSet rules, IReadOnlyDictionary<string, JurisdictionPack> packs)
    {
        Rules = rules;
        Packs = packs;
    }

    public RuleSet Rules { get; }

    public IReadOnlyDictionary<string, JurisdictionPack> Packs { get; }

    /// <exception cref="InvalidDataException">A rule or a pack is wrong; the message names it.</exception>
    public static SafetyLibrary Load()
    {
        var stops = Read<StopRule>("stop-rules.1.json");
        var priorities = Read<PriorityRule>("priority-rules.1.json");
        var packs = JurisdictionPacks.ParseAll(typeof(SafetyLibrary).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith("SpineClinic.Safety.Data.packs.", StringComparison.Ordinal))
            .Select(name => (name, Text(name))));
        return new SafetyLibrary(new RuleSet(stops.Version, stops.Rules, priorities.Version, priorities.Rules), packs);
    }

    private static RuleFile<T> Read<T>(string file) =>
        JsonSerializer.Deserialize<RuleFile<T>>(Text($"SpineClinic.Safety.Data.{file}"), Json) ?? throw new InvalidDataException($"{file} is empty.");

    private static string Text(string name)
    {
        using var stream = typeof(SafetyLibrary).Assembly.GetManifestResourceStream(name) ?? throw new InvalidDataException($"No data file {name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private sealed class DateConverter : JsonConverter<LocalDate>
    {
        public override LocalDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            LocalDatePattern.Iso.Parse(reader.GetString()!).GetValueOrThrow();

        public override void Write(Utf8JsonWriter writer, LocalDate value, JsonSerializerOptions options) => writer.WriteStringValue(LocalDatePattern.Iso.Format(value));
    }

    private sealed record RuleFile<T>(int Version, IReadOnlyList<T> Rules);
}
