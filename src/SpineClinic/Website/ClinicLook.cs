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
    /// <summary>As the pages are made.</summary>
    public static ClinicLook Plain { get; } = new(null, null, null, 0, 0);

    public static ClinicLook Of(Clinic clinic)
    {
        ArgumentNullException.ThrowIfNull(clinic);
        return new ClinicLook(Colour.Parse(clinic.BrandColour), Colour.Parse(clinic.AccentColour), clinic.Logo, clinic.LogoWidth, clinic.LogoHeight);
    }
}
