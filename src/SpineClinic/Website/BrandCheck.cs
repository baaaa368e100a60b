namespace SpineClinic.Website;

/// <summary>
/// Whether a colour can be read by people with low vision: text needs a contrast of 4.5 to 1 (WCAG 2.2, 1.4.3), a control 3 to 1 (1.4.11). Links, buttons and
/// marks of what is chosen are one colour here, so that what passes as text passes as a control.
/// </summary>
public static class BrandCheck
{
    /// <summary>Least contrast of text, and with it of controls.</summary>
    public const double Least = 4.5;

    private const double Step = 0.004;

    // The red of emergencies, --danger in the stylesheet, and how near to it a hue is taken for it.
    private static readonly Colour Alarm = Colour.Of("#a3180f");
    private const double NearAlarm = 18;
    private const double Coloured = 0.08;

    // The only text that stands on the accent.
    private static readonly Colour OnAccent = Colour.Of("#3a1d06");

    /// <summary>The lowest contrast that the brand colour has as text in light colours.</summary>
    public static double InLight(Colour brand)
    {
        var scheme = BrandScheme.Light(brand);
        return Math.Min(scheme.TextContrast(BrandScheme.LightGrounds), scheme.HeroContrast);
    }

    /// <summary>The same in dark colours, where the pages use a lighter one of the same hue.</summary>
    public static double InDark(Colour brand)
    {
        var scheme = BrandScheme.Dark(brand);
        return Math.Min(scheme.TextContrast(BrandScheme.DarkGrounds), scheme.HeroContrast);
    }

    public static bool Passes(Colour brand) => InLight(brand) >= Least && InDark(brand) >= Least;

    /// <summary>Whether people may take it for the red of emergencies: then an emergency no longer stands out on a page.</summary>
    public static bool LooksLikeAlarm(Colour brand) => brand.Chroma > Coloured && Math.Abs(((brand.Hue - Alarm.Hue + 540) % 360) - 180) < NearAlarm;

    /// <summary>The nearest colour of the same hue that passes; the colour itself when it does.</summary>
    public static Colour Nearest(Colour brand) => Nearest(brand, Passes, -Step) ?? Colour.Of("#000");

    /// <summary>The contrast of the dark text that stands on the accent.</summary>
    public static double OfAccent(Colour accent) => OnAccent.ContrastWith(accent);

    public static bool AccentPasses(Colour accent) => OfAccent(accent) >= Least;

    /// <summary>The nearest accent of the same hue that passes; the colour itself when it does.</summary>
    public static Colour NearestAccent(Colour accent) => Nearest(accent, AccentPasses, Step) ?? Colour.Of("#fff");

    private static Colour? Nearest(Colour wanted, Func<Colour, bool> passes, double step)
    {
        if (passes(wanted))
        {
            return wanted;
        }

        for (var lightness = wanted.Lightness; lightness is >= 0 and <= 1; lightness += step)
        {
            if (wanted.At(lightness) is var near && passes(near))
            {
                return near;
            }
        }

        return null;
    }
}
