using System.Xml.Linq;
using SpineClinic.Web.Layout;
using SpineClinic.Website;

namespace SpineClinic.Web.Tests.Layout;

public sealed class BrandMarkTests
{
    private static readonly ClinicLook Own = ClinicLook.Plain with { Brand = Colour.Of("#7a1f5c"), Accent = Colour.Of("#f0c0a0") };

    [Fact]
    public void It_is_in_the_clinics_colours_and_in_ours_where_it_has_none()
    {
        Assert.Equal(["#7a1f5c", "#ffffff", "#f0c0a0"], Colours(Own));
        Assert.Equal(["#0e5a5c", "#ffffff", "#f0a878"], Colours(ClinicLook.Plain));
    }

    [Fact]
    public void Its_address_holds_all_of_it_and_is_short()
    {
        foreach (var look in new[] { Own, ClinicLook.Plain, Own })
        {
            var address = BrandMark.Address(look);
            Assert.Equal($"data:image/svg+xml,{BrandMark.Svg(look)}", Uri.UnescapeDataString(address));
            Assert.DoesNotMatch("[\"#<> ]", address);
            Assert.InRange(address.Length, 1, 600);
        }
    }

    private static IEnumerable<string> Colours(ClinicLook look) => XDocument.Parse(BrandMark.Svg(look)).Descendants().Attributes()
        .Where(attribute => attribute.Name.LocalName is "fill" or "stroke").Select(attribute => attribute.Value);
}
