using System.Globalization;
using System.Text.RegularExpressions;
using SpineClinic.Website;

namespace SpineClinic.Web.Settings.Design;

/// <summary>The tokens of the stylesheet as it is in force, read from the file itself: a page about them cannot say anything else.</summary>
public sealed partial class StyleTokens
{
    private const string Sheet = "site.css";
    private readonly Dictionary<string, string> light;
    private readonly Dictionary<string, string> dark;

    /// <param name="css">The stylesheet's text.</param>
    /// <exception cref="FormatException">It has no tokens, or none for dark colours.</exception>
    public StyleTokens(string css)
    {
        ArgumentNullException.ThrowIfNull(css);
        var roots = Root().Matches(css).Select(match => (Before: match.Groups[1].Value, Tokens: Token().Matches(match.Groups[2].Value).Select(token => (Name: token.Groups[1].Value, Value: token.Groups[2].Value)).ToList())).ToList();
        light = Tokens(roots.Where(root => root.Before.Length == 0));
        dark = new(light);
        foreach (var (name, value) in Tokens(roots.Where(root => root.Before == "(prefers-color-scheme: dark)")))
        {
            dark[name] = value;
        }

        if (light.Count == 0 || light.SequenceEqual(dark))
        {
            throw new FormatException("The stylesheet has no tokens, or none for dark colours.");
        }
    }

    /// <summary>Names of colours, in the order of the stylesheet.</summary>
    public IReadOnlyList<string> Colours => [.. light.Keys.Where(name => Hex().IsMatch(light[name]))];

    /// <summary>Names of lengths, with their pixels where the person has not enlarged the text.</summary>
    public IReadOnlyList<(string Name, string Value, double Pixels)> Spaces => [.. light.Where(token => Rem().IsMatch(token.Value) && token.Key[0] is 's' or 'r' && token.Key.Length == 2)
        .Select(token => (token.Key, token.Value, double.Parse(token.Value[..^3], CultureInfo.InvariantCulture) * 16))];

    /// <summary>The tokens of this build's stylesheet.</summary>
    public static StyleTokens Load()
    {
        using var reader = new StreamReader(typeof(StyleTokens).Assembly.GetManifestResourceStream(Sheet) ?? throw new InvalidDataException($"No data file {Sheet}."));
        return new StyleTokens(reader.ReadToEnd());
    }

    /// <summary>A token's value, such as "#fff".</summary>
    /// <exception cref="KeyNotFoundException">There is no such token.</exception>
    public string this[string name, bool isDark] => (isDark ? dark : light)[name];

    /// <summary>How well one colour stands out from another: 1 to 21, as WCAG 2 counts.</summary>
    public double Contrast(string one, string other, bool isDark) => Colour.Of(this[one, isDark]).ContrastWith(Colour.Of(this[other, isDark]));

    private static Dictionary<string, string> Tokens(IEnumerable<(string Before, List<(string Name, string Value)> Tokens)> roots)
    {
        Dictionary<string, string> all = [];
        foreach (var (name, value) in roots.SelectMany(root => root.Tokens))
        {
            all[name] = value;
        }

        return all;
    }

    [GeneratedRegex(@"(?:@media ([^{}]+?) \{\s*)?:root \{([^}]*)\}")]
    private static partial Regex Root();

    [GeneratedRegex(@"--([a-z0-9-]+): ([^;]+);")]
    private static partial Regex Token();

    [GeneratedRegex("^#([0-9a-f]{3}|[0-9a-f]{6})$")]
    private static partial Regex Hex();

    [GeneratedRegex(@"^[0-9.]+rem$")]
    private static partial Regex Rem();
}
