using Bunit;
using SpineClinic.Web.Settings.Design;

namespace SpineClinic.Web.Tests.Settings.Design;

public sealed class DesignTokensTests : SettingsContext
{
    [Fact]
    public void Every_colour_is_shown_in_light_and_dark_and_every_pair_with_its_ratios()
    {
        var (light, dark) = (Cut(StyleTokens.Load().Contrast("on-brand", "brand", isDark: false)), Cut(StyleTokens.Load().Contrast("on-brand", "brand", isDark: true)));
        var page = Render<DesignTokens>(parameters => parameters.Add(component => component.Tokens, StyleTokens.Load()));
        Assert.Equal(StyleTokens.Load().Colours.Count + ColourPair.All.Count + StyleTokens.Load().Spaces.Count, page.FindAll("svg").Count);
        Assert.Contains(page.FindAll("li"), row => row.TextContent.Contains($"on-brand on brand {light}, dark {dark}", StringComparison.Ordinal));
        Assert.Empty(page.FindAll("[style]"));
    }

    private static string Cut(double ratio) => ratio.ToString("0.000", System.Globalization.CultureInfo.InvariantCulture)[..^2];
}
