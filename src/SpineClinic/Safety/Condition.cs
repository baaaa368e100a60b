using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SpineClinic.Safety;

/// <summary>
/// When something applies: a small tree over answers, the one grammar of routing, stop rules and priority rules.
/// Forms: all, any, not, {question, is}, {question, atLeast}, {count, of}, {rule}, {fact}, {always}.
/// </summary>
[JsonConverter(typeof(ConditionConverter))]
public abstract record Condition
{
    /// <summary>Pure: the same world gives the same result.</summary>
    public abstract bool Holds(World world);

    /// <summary>This condition and all inside it.</summary>
    public virtual IEnumerable<Condition> Tree() => [this];

    // Plain loops here and below: every page of the form asks all of this, and closures and enumerators were most of what it cost (decision 0019).
    private static int HowMany(IReadOnlyList<Condition> parts, World world)
    {
        var count = 0;
        for (var i = 0; i < parts.Count; i++)
        {
            count += parts[i].Holds(world) ? 1 : 0;
        }

        return count;
    }

    /// <summary>What a condition may look at.</summary>
    /// <param name="Answers">The codes chosen.</param>
    /// <param name="Facts">Named facts that are true, such as "changedAfterStop".</param>
    /// <param name="Rules">Ids of the stop rules that fire.</param>
    public sealed record World(Answers Answers, IReadOnlySet<string> Facts, IReadOnlySet<string> Rules)
    {
        private static readonly HashSet<string> Nothing = [];

        public World(Answers answers)
            : this(answers, Nothing, Nothing)
        {
        }
    }

    public sealed record Always : Condition
    {
        public override bool Holds(World world) => true;
    }

    public sealed record All(IReadOnlyList<Condition> Parts) : Condition
    {
        public override bool Holds(World world) => HowMany(Parts, world) == Parts.Count;

        public override IEnumerable<Condition> Tree() => Parts.SelectMany(part => part.Tree()).Prepend(this);
    }

    public sealed record Any(IReadOnlyList<Condition> Parts) : Condition
    {
        public override bool Holds(World world) => HowMany(Parts, world) > 0;

        public override IEnumerable<Condition> Tree() => Parts.SelectMany(part => part.Tree()).Prepend(this);
    }

    public sealed record Not(Condition Part) : Condition
    {
        public override bool Holds(World world) => !Part.Holds(world);

        public override IEnumerable<Condition> Tree() => Part.Tree().Prepend(this);
    }

    public sealed record AtLeastOf(int Count, IReadOnlyList<Condition> Parts) : Condition
    {
        public override bool Holds(World world) => HowMany(Parts, world) >= Count;

        public override IEnumerable<Condition> Tree() => Parts.SelectMany(part => part.Tree()).Prepend(this);
    }

    public sealed record Is(string Question, IReadOnlyList<string> Codes) : Condition
    {
        public override bool Holds(World world)
        {
            ArgumentNullException.ThrowIfNull(world);
            var chosen = world.Answers[Question];
            for (var i = 0; i < chosen.Count; i++)
            {
                for (var j = 0; j < Codes.Count; j++)
                {
                    if (Codes[j] == chosen[i])
                    {
                        return true;
                    }
                }
            }

            return false;
        }
    }

    public sealed record NumberAtLeast(string Question, int Minimum) : Condition
    {
        public override bool Holds(World world)
        {
            ArgumentNullException.ThrowIfNull(world);
            var chosen = world.Answers[Question];
            for (var i = 0; i < chosen.Count; i++)
            {
                if (int.TryParse(chosen[i], NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) && number >= Minimum)
                {
                    return true;
                }
            }

            return false;
        }
    }

    public sealed record RuleFires(string Rule) : Condition
    {
        public override bool Holds(World world)
        {
            ArgumentNullException.ThrowIfNull(world);
            return world.Rules.Contains(Rule);
        }
    }

    public sealed record FactHolds(string Fact) : Condition
    {
        public override bool Holds(World world)
        {
            ArgumentNullException.ThrowIfNull(world);
            return world.Facts.Contains(Fact);
        }
    }

    private sealed class ConditionConverter : JsonConverter<Condition>
    {
        public override Condition Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            using var document = JsonDocument.ParseValue(ref reader);
            return Parse(document.RootElement);
        }

        public override void Write(Utf8JsonWriter writer, Condition value, JsonSerializerOptions options) =>
            throw new NotSupportedException("Conditions are read from data files, never written.");

        private static Condition Parse(JsonElement element)
        {
            var names = element.EnumerateObject().Select(property => property.Name).Order(StringComparer.Ordinal).ToArray();
            return string.Join(',', names) switch
            {
                "all" => new All(Parts(element.GetProperty("all"))),
                "any" => new Any(Parts(element.GetProperty("any"))),
                "not" => new Not(Parse(element.GetProperty("not"))),
                "count,of" => new AtLeastOf(element.GetProperty("count").GetInt32(), Parts(element.GetProperty("of"))),
                "is,question" => new Is(Text(element, "question"), [.. element.GetProperty("is").EnumerateArray().Select(code => code.GetString()!)]),
                "atLeast,question" => new NumberAtLeast(Text(element, "question"), element.GetProperty("atLeast").GetInt32()),
                "rule" => new RuleFires(Text(element, "rule")),
                "fact" => new FactHolds(Text(element, "fact")),
                "always" when element.GetProperty("always").GetBoolean() => new Always(),
                var other => throw new JsonException($"'{other}' is not a condition."),
            };
        }

        private static List<Condition> Parts(JsonElement array) => [.. array.EnumerateArray().Select(Parse)];

        private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
    }
}
