using SpineClinic.Specialists;

namespace SpineClinic.Website;

/// <summary>What makes the public pages look like the clinic's own.</summary>
/// <param name="Brand">Null for the colours of the stylesheet.</param>
/// <param name="Accent">The warm colour of marks and drawings; null for that of the stylesheet.</param>
/// <param name="Logo">Name of the picture, see <see cref="LogoImage.File"/>; null when the clinic has none.</param>
/// <param name="Width">Of the picture, in pixels.</param>
/// <param name="Height">Of the picture, in pixels.</param>
public sealed record ClinicLook(Colour? Brand, Colour? Accent, string? Logo, int Width, int Height)
{
    private const int SmallestTouchIcon = 120;
    private const int SmallestSocialPicture = 200;

    /// <summary>As the pages are made.</summary>
    public static ClinicLook Plain { get; } = new(null, null, null, 0, 0);

    /// <summary>Whether any of its colours is the clinic's own.</summary>
    public bool HasColours => Brand is not null || Accent is not null;

    /// <summary>Whether nothing of it is the clinic's own, so that pictures of ours are right for it.</summary>
    public bool IsPlain => !HasColours && Logo is null;

    /// <summary>Whether the logo can stand in a small square: no side is more than half as long again as the other.</summary>
    public bool IsSquarish => Logo is not null && 2 * Math.Max(Width, Height) <= 3 * Math.Min(Width, Height);

    /// <summary>Whether it can be drawn on a phone's first screen: those want a PNG, and no smaller one.</summary>
    public bool IsTouchIcon => IsSquarish && Logo!.EndsWith(".png", StringComparison.Ordinal) && Math.Min(Width, Height) >= SmallestTouchIcon;

    /// <summary>Whether it can stand beside a shared link: networks leave out drawings, and what is smaller.</summary>
    public bool IsSocialPicture => Logo is not null && !IsDrawing && Math.Min(Width, Height) >= SmallestSocialPicture;

    /// <summary>Whether it is a drawing, sharp at any size.</summary>
    public bool IsDrawing => Logo?.EndsWith(".svg", StringComparison.Ordinal) ?? false;

    /// <summary>The colours of the public pages in a light scheme.</summary>
    public BrandScheme Light => Brand is { } brand ? BrandScheme.Light(brand) : BrandScheme.PlainLight;

    /// <summary>The same in a dark one.</summary>
    public BrandScheme Dark => Brand is { } brand ? BrandScheme.Dark(brand) : BrandScheme.PlainDark;

    /// <summary>The warm colour of marks and drawings.</summary>
    public Colour Warm => Accent ?? BrandScheme.PlainAccent;

    public static ClinicLook Of(Clinic clinic)
    {
        ArgumentNullException.ThrowIfNull(clinic);
        return new ClinicLook(Colour.Parse(clinic.BrandColour), Colour.Parse(clinic.AccentColour), clinic.Logo, clinic.LogoWidth, clinic.LogoHeight);
    }
}
