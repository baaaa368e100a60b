using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace SpineClinic.Website;

/// <summary>
/// Looks through an SVG drawing. It may hold shapes, texts and colours; everything that could run, fetch or embed something is no part of the lists here, and
/// what is not on a list is refused with its name.
/// </summary>
internal static partial class LogoDrawing
{
    private const string Svg = "http://www.w3.org/2000/svg";
    private const string XLink = "http://www.w3.org/1999/xlink";
    private const string Xml = "http://www.w3.org/XML/1998/namespace";
    private const int Deepest = 64;
    internal const string Plain = "In the drawing program, save it as plain SVG";

    private static readonly HashSet<string> Elements = new(StringComparer.Ordinal)
    {
        "svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "defs", "linearGradient", "radialGradient", "stop", "clipPath", "mask", "title", "desc",
        "use", "symbol", "style",
    };

    private static readonly HashSet<string> Attributes = new(StringComparer.Ordinal)
    {
        "id", "class", "style", "d", "x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "rx", "ry", "fx", "fy", "dx", "dy", "width", "height", "points", "viewBox", "preserveAspectRatio", "transform",
        "fill", "fill-rule", "fill-opacity", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit", "stroke-dasharray", "stroke-dashoffset", "stroke-opacity", "opacity",
        "offset", "stop-color", "stop-opacity", "gradientUnits", "gradientTransform", "spreadMethod", "clip-path", "clip-rule", "clipPathUnits", "mask", "maskUnits", "maskContentUnits", "mask-type",
        "font-family", "font-size", "font-weight", "font-style", "font-variant", "letter-spacing", "word-spacing", "text-anchor", "dominant-baseline", "alignment-baseline", "color", "display",
        "visibility", "overflow", "vector-effect", "shape-rendering", "text-rendering", "color-interpolation", "paint-order", "version", "baseProfile", "enable-background", "role", "focusable", "type",
        "isolation", "mix-blend-mode", "href", "textLength", "lengthAdjust", "rotate", "lang",
    };

    public static bool IsDrawing(ReadOnlySpan<byte> bytes)
    {
        var start = Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, 512)]).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        return start.StartsWith("<svg", StringComparison.Ordinal) || start.StartsWith("<?xml", StringComparison.Ordinal) || start.StartsWith("<!", StringComparison.Ordinal);
    }

    public static LogoFile Check(ReadOnlySpan<byte> bytes)
    {
        using var stream = new MemoryStream(bytes.ToArray());
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = LogoFile.LargestBytes, IgnoreComments = true };
        try
        {
            using var reader = XmlReader.Create(stream, settings);
            return Check(XDocument.Load(reader));
        }
        catch (XmlException) when (Encoding.UTF8.GetString(bytes).Contains("<!DOCTYPE", StringComparison.OrdinalIgnoreCase))
        {
            return LogoFile.Refuse($"The drawing declares a document type, which could bring in other files. {Plain}");
        }
        catch (XmlException)
        {
            return LogoFile.Refuse("The drawing is damaged: it is no well-formed SVG. Save it again and choose it anew");
        }
    }

    private static LogoFile Check(XDocument drawing)
    {
        if (drawing.DescendantNodes().OfType<XProcessingInstruction>().FirstOrDefault() is { } instruction)
        {
            return LogoFile.Refuse($"The drawing has an instruction ({Shown(instruction.Target)}), which could bring in other files. {Plain}");
        }

        var root = drawing.Root!;
        if ((ProblemOf(root, depth: 0) ?? LogoReferences.ProblemOf(root)) is { } problem)
        {
            return LogoFile.Refuse(problem);
        }

        return root.Name.LocalName == "svg" ? SizeOf(root.Attribute("width")?.Value, root.Attribute("height")?.Value, root.Attribute("viewBox")?.Value)
            : LogoFile.Refuse("The drawing does not begin with svg. Save it again as SVG");
    }

    private static string? ProblemOf(XElement element, int depth)
    {
        var name = element.Name.LocalName;
        if (name.Equals("script", StringComparison.OrdinalIgnoreCase))
        {
            return "The drawing holds a script. Choose one without";
        }

        if (name.Equals("foreignObject", StringComparison.OrdinalIgnoreCase))
        {
            return "The drawing holds a piece of a web page (foreignObject). Choose one without";
        }

        if (element.Name.NamespaceName != Svg || !Elements.Contains(name))
        {
            return $"The drawing holds {Shown(name)}, which a logo does not need. {Plain}";
        }

        if (depth > Deepest)
        {
            return $"The drawing has more than {Deepest} groups within each other. {Plain}";
        }

        // What stands around a part within styles is read as one text by a browser, and so it is here.
        return name == "style" && (element.HasElements || Reaches(element.Value)) ? $"The drawing's styles refer to something outside of it. {Plain}"
            : (name == "style" ? LogoStyles.ProblemOfSheet(element.Value, Attributes.Contains) : null)
            ?? element.Attributes().Select(attribute => ProblemOf(attribute)).FirstOrDefault(problem => problem is not null)
            ?? element.Elements().Select(child => ProblemOf(child, depth + 1)).FirstOrDefault(problem => problem is not null);
    }

    private static string? ProblemOf(XAttribute attribute)
    {
        var (name, space, value) = (attribute.Name.LocalName, attribute.Name.NamespaceName, attribute.Value);
        if (attribute.IsNamespaceDeclaration || space == Xml)
        {
            return null;
        }

        if (name.StartsWith("on", StringComparison.OrdinalIgnoreCase))
        {
            return $"The drawing reacts to what people do ({Shown(name)}). Choose one that does not";
        }

        if (name == "href" && !value.TrimStart().StartsWith('#'))
        {
            return $"The drawing refers to something outside of it ({Shown(name)}). {Plain}";
        }

        // Notes of the drawing program: a browser takes nothing from them.
        var isNote = space.Length == 0 && (name.StartsWith("data-", StringComparison.Ordinal) || name.StartsWith("aria-", StringComparison.Ordinal));
        var isKnown = isNote || (space == XLink ? name == "href" : space.Length == 0 && Attributes.Contains(name));
        return !isKnown ? $"The drawing has {Shown(name)}, which a logo does not need. {Plain}"
            : (name == "style" ? Reaches(value) : Outside().IsMatch(value) || (!isNote && value.Contains('\\', StringComparison.Ordinal))) ? $"The drawing refers to something outside of it ({Shown(name)}). {Plain}"
            : name == "style" ? LogoStyles.ProblemOf(value, Attributes.Contains)
            : LogoStyles.ProblemOfDashes(name, value);
    }

    // Of styles: rules with @, escapes that hide a word, and addresses other than of a part of the drawing itself.
    private static bool Reaches(string style) => style.Contains('@', StringComparison.Ordinal) || style.Contains('\\', StringComparison.Ordinal) || Outside().IsMatch(style);

    private static LogoFile SizeOf(string? width, string? height, string? viewBox)
    {
        if (Pixels(width) is { } wide && Pixels(height) is { } high)
        {
            return new LogoFile("svg", Whole(wide), Whole(high));
        }

        var box = (viewBox ?? "").Split([' ', ',', '\t', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
        if (box.Length != 4 || Pixels(box[2]) is not { } across || Pixels(box[3]) is not { } down)
        {
            return LogoFile.Refuse("The drawing does not say its size. Save it with a width and a height, or a viewBox");
        }

        // Units of a drawing are no pixels: its proportions are what counts.
        var scale = 200 / Math.Max(across, down);
        return new LogoFile("svg", Whole(across * scale), Whole(down * scale));
    }

    private static double? Pixels(string? text) =>
        double.TryParse(text?.Trim().Replace("px", "", StringComparison.Ordinal), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;

    private static int Whole(double length) => (int)Math.Clamp(Math.Round(length), 1, int.MaxValue);

    internal static string Shown(string name) => name.Length > 40 ? name[..40] : name;

    [GeneratedRegex(@"url\s*\(\s*(?!['""]?\s*#)|javascript:|expression\s*\(|image-set|data:", RegexOptions.IgnoreCase)]
    private static partial Regex Outside();
}
