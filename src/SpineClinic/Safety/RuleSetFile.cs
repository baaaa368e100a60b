using System.Text.Json;
using System.Text.Json.Serialization;

namespace SpineClinic.Safety;

/// <summary>
/// Reads the text of a rule file that is not part of this build, more strictly than those that are: whoever wrote it is told which rule, or which line, is wrong.
/// </summary>
public static class RuleSetFile
{
    private static readonly string[] Tiers = [.. Enum.GetNames<Tier>(), PriorityRule.NeedsACall];
    private static readonly string[] Actions = ["go", "call", "callKeepStill"];

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false) },
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <exception cref="InvalidDataException">The text is no file of stop rules; the message names the rule or the line.</exception>
    public static (int Version, IReadOnlyList<StopRule> Rules) Stops(string json) => Read<StopRule>(
        json,
        rule => rule.Id,
        rule => rule.When,
        rule => !Actions.Contains(rule.Action) ? $"\"action\" is one of {string.Join(", ", Actions)}"
            : rule.Extra is not (null or "cancerTeam") ? "\"extra\" is \"cancerTeam\" or left out"
            : WhatLacks(rule.Reason, rule.Source));

    /// <exception cref="InvalidDataException">The text is no file of priority rules; the message names the rule or the line.</exception>
    public static (int Version, IReadOnlyList<PriorityRule> Rules) Priorities(string json) => Read<PriorityRule>(
        json,
        rule => rule.Id,
        rule => rule.When,
        rule => !Tiers.Contains(rule.Tier) ? $"\"tier\" is one of {string.Join(", ", Tiers)}" : WhatLacks(rule.Reason, rule.Source));

    private static string? WhatLacks(string reason, string source) =>
        string.IsNullOrWhiteSpace(reason) ? "\"reason\" is missing" : string.IsNullOrWhiteSpace(source) ? "\"source\" is missing" : null;

    private static (int Version, IReadOnlyList<T> Rules) Read<T>(string json, Func<T, string> idOf, Func<T, Condition> whenOf, Func<T, string?> problemOf)
        where T : class
    {
        using var document = Parse(json);
        if (document.RootElement is not { ValueKind: JsonValueKind.Object } root
            || !root.TryGetProperty("version", out var version) || version.ValueKind != JsonValueKind.Number || !version.TryGetInt32(out var number) || number < 1
            || !root.TryGetProperty("rules", out var rules) || rules.ValueKind != JsonValueKind.Array)
        {
            throw new InvalidDataException("A rule file has a \"version\", a whole number from 1, and a list of \"rules\"");
        }

        var read = new List<T>();
        foreach (var element in rules.EnumerateArray())
        {
            var name = NameOf(element, read.Count + 1);
            var rule = ReadRule<T>(element, name);
            var problem = string.IsNullOrWhiteSpace(idOf(rule)) ? "\"id\" is missing"
                : read.Any(other => idOf(other) == idOf(rule)) ? "another rule has the same \"id\""
                : whenOf(rule).Tree().Any(AsksForNothing) ? "a condition does not say which question"
                : problemOf(rule);
            read.Add(problem is null ? rule : throw new InvalidDataException($"{name}: {problem}"));
        }

        return (number, read);
    }

    private static JsonDocument Parse(string json)
    {
        try
        {
            return JsonDocument.Parse(json);
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"Line {(error.LineNumber ?? 0) + 1} cannot be read as JSON", error);
        }
    }

    private static string NameOf(JsonElement element, int position) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String && id.GetString() is { Length: > 0 and <= 64 } name
            ? name
            : $"Rule {position}";

    private static T ReadRule<T>(JsonElement element, string name)
        where T : class
    {
        try
        {
            return element.Deserialize<T>(Json) ?? throw new InvalidDataException($"{name}: there is nothing here");
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"{name}: {error.Message}", error);
        }
        catch (Exception error) when (error is InvalidOperationException or FormatException or KeyNotFoundException)
        {
            // A condition of a known form with a value of another kind, such as a number where a list of codes belongs.
            throw new InvalidDataException($"{name}: a value in \"when\" is not of the right kind", error);
        }
    }

    private static bool AsksForNothing(Condition condition) => condition switch
    {
        Condition.Is { Question: null } or Condition.NumberAtLeast { Question: null } => true,
        Condition.Is asked => asked.Codes.Any(code => code is null),
        _ => false,
    };
}
