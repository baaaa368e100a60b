using System.Text;
using System.Text.RegularExpressions;

namespace SpineClinic.Tests.Architecture;

/// <summary>Reads a page's source as far as is needed to tell words that stand in it from words that it looks up.</summary>
internal sealed partial class RazorText
{
    private readonly string source;
    private readonly List<string> found = [];
    private int at;

    private RazorText(string source) => this.source = source;

    /// <summary>Text between tags, attributes that are read to people, and strings of two words or more in the code.</summary>
    public static IReadOnlyList<string> Literals(string source)
    {
        var text = Comment().Replace(source, "");
        var code = text.IndexOf("@code {", StringComparison.Ordinal);
        var markup = new RazorText(code < 0 ? text : text[..code]);
        markup.ReadText();
        markup.KeepStrings(code < 0 ? "" : text[code..]);
        return markup.found;
    }

    private void ReadText()
    {
        var text = new StringBuilder();
        while (at < source.Length)
        {
            if (ControlLine().Match(source, at) is { Success: true } control && (at == 0 || source[at - 1] == '\n'))
            {
                KeepStrings(control.Value);
                at += control.Length;
            }
            else if (source[at] == '@')
            {
                SkipExpression();
            }
            else if (source[at] == '<')
            {
                Keep(text.ToString());
                text.Clear();
                ReadTag();
            }
            else
            {
                text.Append(source[at++]);
            }
        }

        Keep(text.ToString());
    }

    private void ReadTag()
    {
        while (at < source.Length && source[at] != '>')
        {
            if (source[at] == '"')
            {
                ReadAttribute(AttributeName().Match(source[..at]).Groups[1].Value);
            }
            else
            {
                at++;
            }
        }

        at++;
    }

    private void ReadAttribute(string name)
    {
        var value = new StringBuilder();
        for (at++; at < source.Length && source[at] != '"';)
        {
            if (source[at] == '@')
            {
                SkipExpression();
            }
            else
            {
                value.Append(source[at++]);
            }
        }

        at++;
        if (ReadToPeople().IsMatch(name))
        {
            Keep(value.ToString());
        }
    }

    // "@name.Of(…)[…]", "@(…)", "@if (…)"; a directive takes its whole line.
    private void SkipExpression()
    {
        var start = at++;
        var word = Word().Match(source, at).Value;
        at += word.Length;
        if (word is "using" or "inject" or "page" or "implements" or "attribute")
        {
            at = source.IndexOf('\n', at) is var end and >= 0 ? end : source.Length;
        }
        else if (word is "if" or "foreach" or "for" or "switch" or "while")
        {
            at = source.IndexOf('(', at);
            SkipBrackets();
        }
        else
        {
            while (at < source.Length && (source[at] is '(' or '[' || Member().IsMatch(source, at) || (word.Length == 0 && source[at] == '{')))
            {
                if (source[at] is '(' or '[' or '{')
                {
                    SkipBrackets();
                }
                else
                {
                    at += Member().Match(source, at).Length;
                }
            }
        }

        KeepStrings(source[start..at]);
    }

    private void SkipBrackets()
    {
        var depth = 0;
        do
        {
            depth += source[at] switch { '(' or '[' or '{' => 1, ')' or ']' or '}' => -1, _ => 0 };
            at++;
        }
        while (depth > 0 && at < source.Length);
    }

    private void Keep(string text)
    {
        if (Letter().IsMatch(text))
        {
            found.Add(text.Trim());
        }
    }

    private void KeepStrings(string code) => found.AddRange(
        CodeString().Matches(code).Select(match => Hole().Replace(match.Groups[1].Value, "")).Where(text => TwoWords().IsMatch(text)));

    [GeneratedRegex(@"@\*.*?\*@", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"\G[ \t]*(else( if \(.*\))?|switch \(.*\)|case [^\n]+:|default:|break;|var [^\n]+;)[ \t]*\r?(?=\n)")]
    private static partial Regex ControlLine();

    [GeneratedRegex(@"\G\w*")]
    private static partial Regex Word();

    [GeneratedRegex(@"\G[?!]?\.\w+")]
    private static partial Regex Member();

    [GeneratedRegex(@"([\w-]+)=$")]
    private static partial Regex AttributeName();

    [GeneratedRegex("^(aria-label|aria-description|alt|title|placeholder)$|(?<!Is)(Text|Title|Heading|Label|Legend|Hint|Prefix|Lead|Error)$")]
    private static partial Regex ReadToPeople();

    [GeneratedRegex(@"\p{L}")]
    private static partial Regex Letter();

    [GeneratedRegex("\"([^\"\\n]*)\"")]
    private static partial Regex CodeString();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Hole();

    [GeneratedRegex(@"\p{L}[,.:;]? +\p{L}")]
    private static partial Regex TwoWords();
}
