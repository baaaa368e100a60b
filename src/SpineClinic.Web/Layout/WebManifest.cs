using System.Text.Json;
using SpineClinic.Website;

namespace SpineClinic.Web.Layout;

/// <summary>What a device calls the site and draws for it, where somebody puts it on their first screen.</summary>
public static class WebManifest
{
    public const string Type = "application/manifest+json";

    public static string Write(string clinic, ClinicLook look, AssetPaths files)
    {
        ArgumentNullException.ThrowIfNull(look);
        ArgumentNullException.ThrowIfNull(files);
        return JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["name"] = clinic,
            ["start_url"] = "/",
            ["display"] = "browser",
            ["background_color"] = BrandScheme.LightGrounds[0].ToString(),
            ["theme_color"] = look.Light.Hero.ToString(),
            ["icons"] = look.IsSquarish
                ? new[] { new { src = BrandRoutes.AddressOf(look.Logo), sizes = look.IsDrawing ? "any" : $"{look.Width}x{look.Height}", type = BrandRoutes.TypeOf(look.Logo) } }
                : look.HasColours ? [new { src = BrandMark.Address(look), sizes = "any", type = BrandMark.Type }]
                : [
                    new { src = files["favicon.svg"], sizes = "any", type = "image/svg+xml" },
                    new { src = files["apple-touch-icon.png"], sizes = "180x180", type = "image/png" },
                ],
        });
    }
}
