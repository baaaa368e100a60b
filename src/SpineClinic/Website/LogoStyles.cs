using System.Text.RegularExpressions;

namespace SpineClinic.Website;

/// <summary>
/// Looks through the styles of an SVG drawing. Each property is held against a list, as attributes are: a blur within a blur, a moving part or a background of a
/// web page is a few letters that would keep every visitor's browser busy.
/// </summary>
internal static partial class LogoStyles
{
    private const string Unclear = "The drawing's styles cannot be followed. " + LogoDrawing.Plain;

    // Beside the attributes that are properties too: what drawing programs write, and what no logo is slowed down by.
    private static readonly HashSet<string> Properties = new(StringComparer.Ordinal)
    {
        "baseline-shift", "block-progression", "clip", "color-interpolation-filters", "color-rendering", "direction", "font", "font-feature-settings", "font-kerning", "font-size-adjust", "font-stretch",
        "font-variant-alternates", "font-variant-caps", "font-variant-east-asian", "font-variant-ligatures", "font-variant-numeric", "font-variant-position", "font-variation-settings",
        "image-rendering", "inline-size", "line-height", "marker", "marker-end", "marker-mid", "marker-start", "shape-margin", "shape-padding", "solid-color", "solid-opacity", "text-align",
        "text-decoration", "text-decoration-color", "text-decoration-line", "text-decoration-style", "text-indent", "text-orientation", "text-transform", "unicode-bidi", "white-space", "writing-mode",
    };

    /// <summary>What is wrong with a style attribute, in words for the manager; null when it is fine.</summary>
    /// <param name="style">As it stands in the file.</param>
    /// <param name="isKnown">Whether an attribute of this name may stand in a drawing.</param>
    public static string? ProblemOf(string style, Func<string, bool> isKnown) => Plain(style) is not { } plain || plain.AsSpan().ContainsAny("{}") ? Unclear : ProblemIn(plain, isKnown);

    /// <summary>The same of a style sheet: nothing but rules, none within another.</summary>
    public static string? ProblemOfSheet(string sheet, Func<string, bool> isKnown) => Plain(sheet) is not { } plain || !Rules().IsMatch(plain) ? Unclear
        : Body().Matches(plain).Select(body => ProblemIn(body.Groups[1].Value, isKnown)).FirstOrDefault(problem => problem is not null);

    /// <summary>What is wrong with one property, or attribute, and what it says: a line of any length is cut into as many dashes as somebody likes, and a browser draws each.</summary>
    public static string? ProblemOfDashes(string name, string value) => name == "stroke-dasharray" && value.Trim() is not ("none" or "0" or "")
        ? $"The drawing has dashed lines ({name}), of which a few can keep browsers busy for minutes. In the drawing program, turn them into shapes"
        : null;

    private static string? ProblemIn(string declarations, Func<string, bool> isKnown) => declarations.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(declaration =>
    {
        var parts = declaration.Split(':', 2);
        var name = parts[0].TrimEnd().ToLowerInvariant();
        return isKnown(name) || Properties.Contains(name) || name.StartsWith("-inkscape-", StringComparison.Ordinal) ? ProblemOfDashes(name, parts[^1])
            : $"The drawing's styles have {LogoDrawing.Shown(name)}, which a logo does not need. {LogoDrawing.Plain}";
    }).FirstOrDefault(problem => problem is not null);

    // Without comments and texts; null when one of them does not end, or an address holds more than the name of a part, because browsers and we could then read it differently.
    private static string? Plain(string style)
    {
        var plain = CommentOrText().Replace(Address().Replace(style, " "), " ");
        return plain.AsSpan().ContainsAny("'\"") || plain.Contains("/*", StringComparison.Ordinal) || AnyAddress().IsMatch(plain) ? null : plain;
    }

    [GeneratedRegex(@"url\(\s*(['""]?)#[\w.:%-]+\1\s*\)", RegexOptions.IgnoreCase)]
    private static partial Regex Address();

    [GeneratedRegex(@"url\s*\(", RegexOptions.IgnoreCase)]
    private static partial Regex AnyAddress();

    [GeneratedRegex(@"/\*.*?\*/|""[^""\n\r\f]*""|'[^'\n\r\f]*'", RegexOptions.Singleline)]
    private static partial Regex CommentOrText();

    [GeneratedRegex(@"^([^{}]*\{[^{}]*\})*\s*$")]
    private static partial Regex Rules();

    [GeneratedRegex(@"\{([^{}]*)\}")]
    private static partial Regex Body();
}
