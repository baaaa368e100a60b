using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace SpineClinic.Website;

/// <summary>
/// Follows the references within an SVG drawing. A browser draws what is referred to anew at each place, so that a few lines that refer to each other could
/// keep every visitor's browser busy for hours.
/// </summary>
internal sealed partial class LogoReferences
{
    /// <summary>Most parts that a drawing may have when every reference is drawn out.</summary>
    public const int MostParts = 10_000;

    // What has more characters counts as several parts.
    private const int LongPart = 100;

    // Through so many references one leads to the next: a drawing program needs three (a group, its clip path, a use within it).
    private const int Deepest = 8;

    private const string Nested = "The drawing's parts refer to each other so often that browsers would hang. " + LogoDrawing.Plain;
    private const string Unclear = "The drawing's styles refer to parts of it in a way that cannot be followed. " + LogoDrawing.Plain;
    private const string XLink = "http://www.w3.org/1999/xlink";
    private readonly Dictionary<string, XElement> parts = new(StringComparer.Ordinal);
    private readonly Dictionary<XElement, int> counted = [];
    private readonly HashSet<XElement> open = [];
    private ILookup<string, string> ofClasses = Enumerable.Empty<string>().ToLookup(name => name);

    /// <summary>Why the drawing is refused, in words for the manager; null when it is fine.</summary>
    /// <param name="root">Of a drawing that holds nothing but what is on the lists, nested a few levels deep.</param>
    public static string? ProblemOf(XElement root)
    {
        var references = new LogoReferences();
        foreach (var part in root.DescendantsAndSelf())
        {
            if (part.Attribute("id") is { } id)
            {
                references.parts.TryAdd(id.Value, part);
            }
        }

        return references.ReadStyles(root) ?? (references.Count(root, 0) is null ? Nested : null);
    }

    // Only classes are understood, which is what drawing programs write; whatever else could hand a reference to a part is refused.
    private string? ReadStyles(XElement root)
    {
        var sheet = string.Concat(root.Descendants().Where(part => part.Name.LocalName == "style").Select(part => part.Value));
        var rules = Rule().Matches(Clean(sheet)).Select(rule => (Selectors: rule.Groups[1].Value, Targets: Targets(rule.Groups[2].Value).ToList())).Where(rule => rule.Targets.Count > 0).ToList();
        var pairs = rules.SelectMany(rule => rule.Selectors.Split(',', StringSplitOptions.TrimEntries).SelectMany(_ => rule.Targets, (selector, target) => (selector, target))).ToList();
        ofClasses = pairs.ToLookup(pair => pair.selector.TrimStart('.'), pair => pair.target);
        var isClear = pairs.TrueForAll(pair => Class().IsMatch(pair.selector)) && rules.SelectMany(rule => rule.Targets).SequenceEqual(Targets(sheet));
        return isClear && !IsIndirect(sheet) && !root.DescendantsAndSelf().SelectMany(part => part.Attributes()).Any(IsIndirect) ? null : Unclear;
    }

    private static bool IsIndirect(XAttribute attribute) => attribute.Name.LocalName switch
    {
        "style" => IsIndirect(attribute.Value),
        "mask" or "clip-path" => attribute.Value.Contains("inherit", StringComparison.OrdinalIgnoreCase) || IsIndirect(attribute.Value),
        _ => false,
    };

    private static bool IsIndirect(string style) => Indirect().IsMatch(style) || Indirect().IsMatch(Clean(style));

    // Without comments, and without what stands in quotes and would look like the end of a rule.
    private static string Clean(string style) => CommentOrText().Replace(style, found => found.Value[0] == '/' ? " " : found.Value.AsSpan().ContainsAny("{};/") ? "''" : found.Value);

    // How many parts this one has when it is drawn out; null when they are too many, or without end.
    private int? Count(XElement part, int depth)
    {
        if (counted.TryGetValue(part, out var known))
        {
            return known;
        }

        if (depth > Deepest || !open.Add(part))
        {
            return null;
        }

        // A long path is as much work as many short ones.
        var sum = 1 + ((part.Attributes().Sum(attribute => attribute.Value.Length) + part.Nodes().OfType<XText>().Sum(text => text.Value.Length)) / LongPart);
        foreach (var (one, at) in part.Elements().Select(child => (child, depth)).Concat(TargetsOf(part).Select(target => (target, depth + 1))))
        {
            if (Count(one, at) is not { } more || (sum += more) > MostParts)
            {
                return null;
            }
        }

        open.Remove(part);
        return counted[part] = sum;
    }

    private IEnumerable<XElement> TargetsOf(XElement part)
    {
        var named = part.Attributes().SelectMany(attribute => Targets(attribute.Value))
            .Concat(((string?)part.Attribute("class") ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).SelectMany(name => ofClasses[name]));
        if (part.Name.LocalName == "use")
        {
            named = named.Concat(new[] { part.Attribute("href"), part.Attribute(XName.Get("href", XLink)) }.OfType<XAttribute>().Select(link => link.Value.Trim().TrimStart('#')));
        }

        // A gradient is a colour, however many parts it fills.
        return named.SelectMany(name => new[] { name, Uri.UnescapeDataString(name) }.Distinct()).Select(name => parts.GetValueOrDefault(name))
            .OfType<XElement>().Where(target => target.Name.LocalName is not ("linearGradient" or "radialGradient"));
    }

    private static IEnumerable<string> Targets(string text) => Reference().Matches(text).Select(match => match.Groups[1].Value);

    [GeneratedRegex(@"url\s*\(\s*['""]?\s*#([^'"")\s]*)", RegexOptions.IgnoreCase)]
    private static partial Regex Reference();

    [GeneratedRegex(@"([^{}]*)\{([^{}]*)\}")]
    private static partial Regex Rule();

    [GeneratedRegex(@"^\.[\w-]+$")]
    private static partial Regex Class();

    // What hands on the reference of another part without naming it.
    [GeneratedRegex(@"var\s*\(|(mask|mask-image|clip-path|all)\s*:[^;}]*inherit", RegexOptions.IgnoreCase)]
    private static partial Regex Indirect();

    [GeneratedRegex(@"/\*.*?\*/|""[^""\n]*""|'[^'\n]*'", RegexOptions.Singleline)]
    private static partial Regex CommentOrText();
}
