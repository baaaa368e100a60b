using SpineClinic.Website;

namespace SpineClinic.Web.Layout;

/// <summary>
/// The mark that stands where the clinic has no logo that fits a small square, drawn in the clinic's colours. It is a few hundred bytes: as an address that holds
/// it, it costs a page no request, and a page with a wide logo keeps within its four.
/// </summary>
public static class BrandMark
{
    public const string Type = "image/svg+xml";
    private static volatile Named? last;

    /// <summary>The mark as an address.</summary>
    public static string Address(ClinicLook look)
    {
        ArgumentNullException.ThrowIfNull(look);
        if (last is { } known && known.Brand == look.Brand && known.Accent == look.Accent)
        {
            return known.Address;
        }

        // Escaped as little as an address allows: what a form's page shows is not packed.
        var address = $"data:{Type},{Uri.EscapeDataString(Svg(look)).Replace("%3D", "=", StringComparison.Ordinal).Replace("%2F", "/", StringComparison.Ordinal).Replace("%3A", ":", StringComparison.Ordinal)}";
        last = new Named(look.Brand, look.Accent, address);
        return address;
    }

    /// <summary>The mark as a file.</summary>
    public static string Svg(ClinicLook look)
    {
        ArgumentNullException.ThrowIfNull(look);
        var (ground, bone) = (look.Light.Brand, look.Light.OnBrand);
        return $"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48"><rect width="48" height="48" rx="12" fill="{ground}"/><g stroke-width="5.2" stroke-linecap="round"><path stroke="{bone}" d="M23.6 9.6h5.8M24.6 16.8h7.8M21.6 24h9.8M16.6 38.4h11.8"/><path stroke="{look.Warm}" d="M16.1 31.2h10.8"/></g></svg>""";
    }

    private sealed record Named(Colour? Brand, Colour? Accent, string Address);
}
