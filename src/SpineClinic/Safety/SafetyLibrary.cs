using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;
using PhoneNumbers;

namespace SpineClinic.Safety;

/// <summary>The rules and jurisdiction packs that this build carries, read and checked once.</summary>
public sealed class SafetyLibrary
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(), new DateConverter() } };

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
        var stops = Read<RuleFile<StopRule>>("stop-rules.1.json");
        var priorities = Read<RuleFile<PriorityRule>>("priority-rules.1.json");
        var packs = typeof(SafetyLibrary).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith("SpineClinic.Safety.Data.packs.", StringComparison.Ordinal))
            .Select(name => Checked(ReadResource<JurisdictionPack>(name)))
            .ToDictionary(pack => pack.Id);
        return new SafetyLibrary(new RuleSet(stops.Version, stops.Rules, priorities.Version, priorities.Rules), packs);
    }

    private static JurisdictionPack Checked(JurisdictionPack pack) =>
        pack.Id == JurisdictionPack.Elsewhere || ShortNumberInfo.GetInstance().IsEmergencyNumber(pack.EmergencyNumber, pack.Region)
            ? pack
            : throw new InvalidDataException($"Jurisdiction pack {pack.Id}: {pack.EmergencyNumber} is not an emergency number of {pack.Region}.");

    private static T Read<T>(string file) => ReadResource<T>($"SpineClinic.Safety.Data.{file}");

    private static T ReadResource<T>(string name)
    {
        using var stream = typeof(SafetyLibrary).Assembly.GetManifestResourceStream(name) ?? throw new InvalidDataException($"No data file {name}.");
        return JsonSerializer.Deserialize<T>(stream, Json) ?? throw new InvalidDataException($"{name} is empty.");
    }

    private sealed class DateConverter : JsonConverter<LocalDate>
    {
        public override LocalDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            LocalDatePattern.Iso.Parse(reader.GetString()!).GetValueOrThrow();

        public override void Write(Utf8JsonWriter writer, LocalDate value, JsonSerializerOptions options) => writer.WriteStringValue(LocalDatePattern.Iso.Format(value));
    }

    private sealed record RuleFile<T>(int Version, IReadOnlyList<T> Rules);
}
