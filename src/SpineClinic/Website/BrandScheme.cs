namespace SpineClinic.Website;

/// <summary>The colours of the public pages that follow the clinic's own, for one of the two schemes. The names are those of the stylesheet.</summary>
/// <param name="Brand">Links, buttons, what is chosen.</param>
/// <param name="Deep">The same under the pointer.</param>
/// <param name="OnBrand">Text on <paramref name="Brand"/>.</param>
/// <param name="Tint">A quiet ground.</param>
/// <param name="TintLine">A line around it.</param>
/// <param name="Hero">The ground at the top of the home page.</param>
/// <param name="OnHero">Text on it.</param>
/// <param name="HeroInk">Text of the button there, on <paramref name="OnHero"/>.</param>
/// <param name="HeroTint">That button under the pointer.</param>
/// <param name="Bone">The drawing.</param>
public sealed record BrandScheme(
    Colour Brand, Colour Deep, Colour OnBrand, Colour Tint, Colour TintLine, Colour Hero, Colour OnHero, Colour HeroInk, Colour HeroTint, Colour Bone)
{
    /// <summary>What the pages stand on in light colours: the stylesheet's paper, surface and sunken.</summary>
    public static IReadOnlyList<Colour> LightGrounds { get; } = [Colour.Of("#f8f5f0"), Colour.Of("#fff"), Colour.Of("#efeae2")];

    /// <summary>The same in dark colours.</summary>
    public static IReadOnlyList<Colour> DarkGrounds { get; } = [Colour.Of("#121a1c"), Colour.Of("#1b2528"), Colour.Of("#0c1315")];

    /// <summary>The stylesheet's own accent, the warm colour of marks and drawings.</summary>
    public static Colour PlainAccent { get; } = Colour.Of("#f0a878");

    /// <summary>The stylesheet's own light colours.</summary>
    public static BrandScheme PlainLight { get; } = new(
        Colour.Of("#0e5a5c"), Colour.Of("#083f42"), Colour.Of("#fff"), Colour.Of("#e2f0ed"), Colour.Of("#a5cdc7"),
        Colour.Of("#0c4a4d"), Colour.Of("#f4fbf9"), Colour.Of("#083f42"), Colour.Of("#d5ece7"), Colour.Of("#4e8d8b"));

    /// <summary>Its dark ones.</summary>
    public static BrandScheme PlainDark { get; } = new(
        Colour.Of("#86d3c8"), Colour.Of("#b0e6dd"), Colour.Of("#04282a"), Colour.Of("#17383a"), Colour.Of("#35686b"),
        Colour.Of("#12383b"), Colour.Of("#eef8f5"), Colour.Of("#083f42"), Colour.Of("#d5ece7"), Colour.Of("#35696b"));

    /// <summary>The clinic's colour as it is, and what goes with it.</summary>
    public static BrandScheme Light(Colour brand) => new(
        brand, brand.At(Math.Max(brand.Lightness - 0.1, 0.12)), Colour.Of("#fff"), brand.At(0.95, 0.02), brand.At(0.82, 0.05),
        brand.At(Math.Min(brand.Lightness, 0.37)), brand.At(0.985, 0.008), brand.At(0.33), brand.At(0.91, 0.03), brand.At(0.6, 0.08));

    /// <summary>The same hue, light enough to be read on dark.</summary>
    public static BrandScheme Dark(Colour brand) => new(
        brand.At(0.81, 0.1), brand.At(0.88, 0.07), brand.At(0.25, 0.05), brand.At(0.32, 0.045), brand.At(0.48, 0.06),
        brand.At(0.32, 0.06), brand.At(0.97, 0.01), brand.At(0.33), brand.At(0.91, 0.03), brand.At(0.48, 0.06));

    /// <summary>The lowest contrast of the brand colour as text, on the grounds and the tint, and of text on it.</summary>
    /// <param name="grounds">What the pages stand on.</param>
    public double TextContrast(IEnumerable<Colour> grounds) =>
        Math.Min(grounds.Append(Tint).Min(Brand.ContrastWith), Math.Min(OnBrand.ContrastWith(Brand), OnBrand.ContrastWith(Deep)));

    /// <summary>The lowest contrast of text at the top of the home page.</summary>
    public double HeroContrast => Math.Min(OnHero.ContrastWith(Hero), Math.Min(HeroInk.ContrastWith(OnHero), HeroInk.ContrastWith(HeroTint)));
}
