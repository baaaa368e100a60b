using System.Text.Json.Nodes;
using SpineClinic.Web.Layout;

namespace SpineClinic.Web.Tests.Layout;

public sealed class WebManifestTests
{
    [Fact]
    public void It_names_the_clinic_and_its_icons()
    {
        var manifest = JsonNode.Parse(WebManifest.Write("Test \"&\" Sons", new AssetPaths([])))!;
        Assert.Equal("Test \"&\" Sons", manifest["name"]!.GetValue<string>());
        Assert.Equal("browser", manifest["display"]!.GetValue<string>());
        Assert.Equal(["/favicon.svg", "/apple-touch-icon.png"], manifest["icons"]!.AsArray().Select(icon => icon!["src"]!.GetValue<string>()));
    }
}
