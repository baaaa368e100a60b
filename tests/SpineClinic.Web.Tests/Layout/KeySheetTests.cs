using Bunit;
using SpineClinic.Web.Layout;

namespace SpineClinic.Web.Tests.Layout;

public sealed class KeySheetTests : PageContext
{
    [Fact]
    public void Each_key_is_listed_once() =>
        Assert.All([KeySheet.OfEnquiry, KeySheet.OfBoard, KeySheet.Everywhere], keys => Assert.Equal(keys.Count, keys.Select(entry => entry.Key).Distinct().Count()));

    [Fact]
    public void The_switch_is_there_only_for_those_whose_browser_runs_the_keys()
    {
        var sheet = Render<KeySheet>(parameters => parameters.Add(component => component.Keys, KeySheet.OfEnquiry));
        Assert.True(sheet.Find("#keys-switch").HasAttribute("hidden"));
        Assert.Equal(KeySheet.OfEnquiry.Count, sheet.FindAll("dt kbd").Count);
        Assert.Equal(KeySheet.Everywhere.Count, Render<KeySheet>().FindAll("dt kbd").Count);
    }
}
