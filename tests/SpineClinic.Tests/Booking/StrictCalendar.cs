using System.Text;
using System.Text.RegularExpressions;

namespace SpineClinic.Tests.Booking;

/// <summary>A reader of its own, that forgives nothing: bytes to lines to components, by the grammar of RFC 5545.</summary>
internal sealed partial class StrictCalendar
{
    public required string Kind { get; init; }

    public List<Line> Lines { get; } = [];

    public List<StrictCalendar> Parts { get; } = [];

    public Line this[string name] => Lines.Single(line => line.Name == name);

    /// <summary>How it is built, without any value: what no name and no place may change.</summary>
    public string Shape => $"{Kind}({string.Join(',', Lines.Select(line => line.Name + string.Concat(line.Parameters.Keys.Select(key => ";" + key))))}{string.Concat(Parts.Select(part => "," + part.Shape))})";

    public static StrictCalendar Read(string file)
    {
        var open = new Stack<StrictCalendar>();
        StrictCalendar? whole = null;
        foreach (var text in Unfold(Encoding.UTF8.GetBytes(file)))
        {
            Assert.Null(whole);
            var line = Line.Read(text);
            if (line.Name == "BEGIN")
            {
                open.Push(new StrictCalendar { Kind = line.Value });
            }
            else if (line.Name == "END")
            {
                var ended = open.Pop();
                Assert.Equal(ended.Kind, line.Value);
                if (open.TryPeek(out var around))
                {
                    around.Parts.Add(ended);
                }
                else
                {
                    whole = ended;
                }
            }
            else
            {
                open.Peek().Lines.Add(line);
            }
        }

        Assert.Empty(open);
        return whole!;
    }

    /// <summary>A TEXT value, as it was meant.</summary>
    public static string Unescape(string value)
    {
        var text = new StringBuilder();
        for (var at = 0; at < value.Length; at++)
        {
            Assert.False(value[at] is ';' or ',', "A text has a bare separator.");
            text.Append(value[at] != '\\' ? value[at] : value[++at] switch
            {
                'n' => '\n',
                '\\' or ';' or ',' => value[at],
                _ => throw new FormatException("An unknown escape."),
            });
        }

        return text.ToString();
    }

    private static List<string> Unfold(byte[] bytes)
    {
        var strict = new UTF8Encoding(false, throwOnInvalidBytes: true);
        var lines = new List<string>();
        var begin = 0;
        while (begin < bytes.Length)
        {
            var end = Array.IndexOf(bytes, (byte)'\n', begin);
            Assert.True(end > begin && bytes[end - 1] == '\r', "A line does not end with CR LF.");
            var line = strict.GetString(bytes, begin, end - 1 - begin);
            Assert.InRange(end - 1 - begin, 1, 75);
            Assert.DoesNotContain(line, sign => sign != '\t' && char.IsControl(sign));
            if (line[0] == ' ')
            {
                lines[^1] += line[1..];
            }
            else
            {
                lines.Add(line);
            }

            begin = end + 1;
        }

        return lines;
    }

    internal sealed partial record Line(string Name, Dictionary<string, string> Parameters, string Value)
    {
        public string Text => Unescape(Value);

        public static Line Read(string line)
        {
            var match = Grammar().Match(line);
            Assert.True(match.Success, "Not a content line.");
            var parameters = Parameter().Matches(match.Groups["parameters"].Value).ToDictionary(each => each.Groups["name"].Value, each => Plain(each.Groups["value"].Value));
            return new Line(match.Groups["name"].Value, parameters, match.Groups["value"].Value);
        }

        // RFC 6868.
        private static string Plain(string value) => Circumflex().Replace(value.Trim('"'), match => match.Value switch { "^n" => "\n", "^^" => "^", _ => "\"" });

        [GeneratedRegex("""^(?<name>[A-Z-]+)(?<parameters>(;[A-Z-]+=("[^"]*"|[^";:,]*))*):(?<value>.*)$""", RegexOptions.Singleline)]
        private static partial Regex Grammar();

        [GeneratedRegex(""";(?<name>[A-Z-]+)=(?<value>"[^"]*"|[^";:,]*)""")]
        private static partial Regex Parameter();

        [GeneratedRegex(@"\^[n^']")]
        private static partial Regex Circumflex();
    }
}
