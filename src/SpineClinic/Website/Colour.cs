using System.Globalization;

namespace SpineClinic.Website;

/// <summary>A colour of the screen (sRGB), written as "#0e5a5c".</summary>
/// <param name="Red">0 to 255.</param>
/// <param name="Green">0 to 255.</param>
/// <param name="Blue">0 to 255.</param>
public readonly record struct Colour(byte Red, byte Green, byte Blue)
{
    private const int Halvings = 24;

    /// <summary>How light it looks, 0 to 1 (OKLCH).</summary>
    public double Lightness => ToOklab().Lightness;

    /// <summary>How far from grey it is, from 0 (OKLCH).</summary>
    public double Chroma => ToOklab() is var (_, a, b) ? Math.Sqrt((a * a) + (b * b)) : 0;

    /// <summary>Its hue in degrees, from 0 to less than 360 (OKLCH); of a grey it means nothing.</summary>
    public double Hue => ToOklab() is var (_, a, b) ? ((Math.Atan2(b, a) * 180 / Math.PI) + 360) % 360 : 0;

    /// <summary>Reads "#0e5a5c", "0E5A5C" or "#abc"; null when it is none of them.</summary>
    public static Colour? Parse(string? text)
    {
        var digits = (text ?? "").Trim().TrimStart('#');
        if (digits.Length == 3)
        {
            digits = string.Concat(digits.Select(digit => $"{digit}{digit}"));
        }

        return digits.Length == 6 && digits.All(char.IsAsciiHexDigit) && int.TryParse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var number)
            ? new Colour((byte)(number >> 16), (byte)(number >> 8), (byte)number)
            : null;
    }

    /// <exception cref="ArgumentException">It is no colour.</exception>
    public static Colour Of(string text) => Parse(text) ?? throw new ArgumentException("This is no colour such as #0e5a5c.", nameof(text));

    /// <summary>The contrast ratio of the Web Content Accessibility Guidelines 2.2, from 1 to 21.</summary>
    public double ContrastWith(Colour other)
    {
        var (one, two) = (Luminance, other.Luminance);
        return (Math.Max(one, two) + 0.05) / (Math.Min(one, two) + 0.05);
    }

    /// <summary>The same hue at another lightness. What a screen cannot show at that lightness gets greyer until it can.</summary>
    /// <param name="lightness">0 to 1 (OKLCH).</param>
    /// <param name="mostChroma">No farther from grey than this.</param>
    public Colour At(double lightness, double mostChroma = double.MaxValue)
    {
        var (_, a, b) = ToOklab();
        var (chroma, hue) = (Math.Sqrt((a * a) + (b * b)), Math.Atan2(b, a));
        var (less, more) = (0d, Math.Min(chroma, mostChroma));
        if (Shown(lightness, more, hue) is { } whole)
        {
            return whole;
        }

        for (var i = 0; i < Halvings; i++)
        {
            var middle = (less + more) / 2;
            (less, more) = Shown(lightness, middle, hue) is null ? (less, middle) : (middle, more);
        }

        return Shown(lightness, less, hue) ?? Shown(lightness, 0, hue) ?? default;
    }

    /// <inheritdoc/>
    public override string ToString() => $"#{Red:x2}{Green:x2}{Blue:x2}";

    private double Luminance => (0.2126 * Linear(Red)) + (0.7152 * Linear(Green)) + (0.0722 * Linear(Blue));

    private static double Linear(byte part)
    {
        var value = part / 255d;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }

    // Null when a screen has no such colour.
    private static Colour? Shown(double lightness, double chroma, double hue)
    {
        var (a, b) = (chroma * Math.Cos(hue), chroma * Math.Sin(hue));
        var long3 = Math.Pow(lightness + (0.3963377774 * a) + (0.2158037573 * b), 3);
        var medium3 = Math.Pow(lightness - (0.1055613458 * a) - (0.0638541728 * b), 3);
        var short3 = Math.Pow(lightness - (0.0894841775 * a) - (1.2914855480 * b), 3);
        double[] linear =
        [
            (4.0767416621 * long3) - (3.3077115913 * medium3) + (0.2309699292 * short3),
            (-1.2684380046 * long3) + (2.6097574011 * medium3) - (0.3413193965 * short3),
            (-0.0041960863 * long3) - (0.7034186147 * medium3) + (1.7076147010 * short3),
        ];
        const double rounding = 0.0005;
        if (Array.Exists(linear, part => part is < -rounding or > 1 + rounding))
        {
            return null;
        }

        var parts = linear.Select(part => Math.Clamp(part, 0, 1)).Select(part => part <= 0.0031308 ? part * 12.92 : (1.055 * Math.Pow(part, 1 / 2.4)) - 0.055)
            .Select(part => (byte)Math.Round(part * 255)).ToArray();
        return new Colour(parts[0], parts[1], parts[2]);
    }

    // OKLab: a space in which equal steps look equal (Ottosson 2020).
    private (double Lightness, double A, double B) ToOklab()
    {
        var (red, green, blue) = (Linear(Red), Linear(Green), Linear(Blue));
        var longs = Math.Cbrt((0.4122214708 * red) + (0.5363325363 * green) + (0.0514459929 * blue));
        var mediums = Math.Cbrt((0.2119034982 * red) + (0.6806995451 * green) + (0.1073969566 * blue));
        var shorts = Math.Cbrt((0.0883024619 * red) + (0.2817188376 * green) + (0.6299787005 * blue));
        return (
            (0.2104542553 * longs) + (0.7936177850 * mediums) - (0.0040720468 * shorts),
            (1.9779984951 * longs) - (2.4285922050 * mediums) + (0.4505937099 * shorts),
            (0.0259040371 * longs) + (0.7827717662 * mediums) - (0.8086757660 * shorts));
    }
}
