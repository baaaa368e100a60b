using System.Text.Json.Nodes;
using SpineClinic.Web.Layout;
using SpineClinic.Website;

namespace SpineClinic.Web.Tests.Layout;

public sealed class WebManifestTests
{
    [Fact]
    public void It_names_the_clinic_and_its_icons()
    {
        var manifest = JsonNode.Parse(WebManifest.Write("Test \"&\" Sons", ClinicLook.Plain, new AssetPaths([])))!;
        Assert.Equal("Test \"&\" Sons", manifest["name"]!.GetValue<string>());
        Assert.Equal("browser", manifest["display"]!.GetValue<string>());
        Assert.Equal(["/favicon.svg", "/apple-touch-icon.png"], manifest["icons"]!.AsArray().Select(icon => icon!["src"]!.GetValue<string>()));
    }

    [Fact]
    public void Its_colour_and_its_icon_follow_the_clinics()
    {
        var own = ClinicLook.Plain with { Brand = Colour.Of("#7a1f5c") };
        var manifest = JsonNode.Parse(WebManifest.Write("Test", own, new AssetPaths([])))!;
        Assert.Equal(BrandScheme.Light(own.Brand!.Value).Hero.ToString(), manifest["theme_color"]!.GetValue<string>());
        Assert.Equal(BrandMark.Address(own), Assert.Single(manifest["icons"]!.AsArray())!["src"]!.GetValue<string>());
        Assert.Equal("#0c4a4d", JsonNode.Parse(WebManifest.Write("Test", ClinicLook.Plain, new AssetPaths([])))!["theme_color"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("a.png", "96x64", "image/png")]
    [InlineData("a.svg", "any", "image/svg+xml")]
    public void A_logo_that_fits_a_square_is_the_icon(string logo, string sizes, string type)
    {
        var icon = Assert.Single(JsonNode.Parse(WebManifest.Write("Test", new ClinicLook(null, null, logo, 96, 64), new AssetPaths([])))!["icons"]!.AsArray())!;
        Assert.Equal(($"/logo/{logo}", sizes, type), (icon["src"]!.GetValue<string>(), icon["sizes"]!.GetValue<string>(), icon["type"]!.GetValue<string>()));
    }
}
