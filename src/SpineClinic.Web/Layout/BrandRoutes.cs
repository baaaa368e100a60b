using SpineClinic.Web.Hosting;
using SpineClinic.Website;

namespace SpineClinic.Web.Layout;

/// <summary>The clinic's own stylesheet and logo. Their addresses say their content: they are kept for good, and a new one has a new address.</summary>
public static class BrandRoutes
{
    private const string Logos = "/logo/";
    private const string ForGood = "public, max-age=31536000, immutable";

    // Whoever opens the picture by itself: it can neither run nor fetch anything, and is in no origin.
    private const string PictureOnly = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

    private const string Drawing = "image/svg+xml";
    private static volatile Kept? lastDrawing;

    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        ["png"] = "image/png",
        ["jpg"] = "image/jpeg",
        ["webp"] = "image/webp",
        ["svg"] = Drawing,
    };

    /// <summary>Where a logo is found.</summary>
    /// <param name="file">See <see cref="LogoImage.File"/>.</param>
    public static string AddressOf(string? file) => Logos + file;

    /// <summary>What kind of picture a logo is.</summary>
    /// <param name="file">See <see cref="LogoImage.File"/>.</param>
    public static string TypeOf(string? file) => Types[Path.GetExtension(file ?? "").TrimStart('.')];

    public static IEndpointRouteBuilder MapBrand(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        endpoints.MapMethods(BrandSheet.Folder + "{name}", Reading.Methods, ShowSheet);
        endpoints.MapMethods(Logos + "{file}", Reading.Methods, ShowLogoAsync);
        return endpoints;
    }

    private static IResult ShowSheet(string name, HttpContext http)
    {
        if (BrandSheet.Find(name) is not var (css, isExact))
        {
            return Results.NotFound();
        }

        // Of another version of the program: right for now, and not to be kept under this name.
        http.Response.Headers.CacheControl = isExact ? ForGood : "no-store";
        return css.Answer(http, "text/css; charset=utf-8");
    }

    private static async Task<IResult> ShowLogoAsync(string file, HttpContext http, PublicSite site, CancellationToken cancellationToken)
    {
        if (!Types.TryGetValue(Path.GetExtension(file).TrimStart('.'), out var type) || await site.FindLogoAsync(file, cancellationToken) is not { } image)
        {
            return Results.NotFound();
        }

        http.Response.Headers.CacheControl = ForGood;
        http.Response.Headers.ContentSecurityPolicy = PictureOnly;
        if (type != Drawing)
        {
            return Results.Bytes(image.Bytes, type);
        }

        // A drawing is text. The one that is asked for is as good as always the same.
        var packed = lastDrawing is { } known && known.File == file ? known.Content : new Packed(image.Bytes);
        lastDrawing = new Kept(file, packed);
        return packed.Answer(http, type);
    }

    private sealed record Kept(string File, Packed Content);
}
