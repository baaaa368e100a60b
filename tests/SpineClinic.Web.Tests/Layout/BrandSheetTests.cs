using System.IO.Compression;
using System.Text;
using SpineClinic.Web.Layout;
using SpineClinic.Website;

namespace SpineClinic.Web.Tests.Layout;

public sealed class BrandSheetTests
{
    private static readonly AssetPaths Files = new([]);

    [Fact]
    public void Without_colours_of_its_own_a_clinic_has_our_sheet() => Assert.Equal("/site.css", BrandSheet.Address(ClinicLook.Plain, Files));

    [Theory]
    [InlineData("x.css")]
    [InlineData("0123456789ab.ffd400.-.css")]
    [InlineData("0123456789ab.0e5a5c.111111.css")]
    [InlineData("0123456789ab.red.-.css")]
    [InlineData("0123456789ab.0e5a5c;}.-.css")]
    [InlineData("0123456789ab.0e5a5c.-.js")]
    public void No_sheet_is_made_of_what_is_no_colour_or_cannot_be_read(string name) => Assert.Null(BrandSheet.Find(name));

    [Fact]
    public void An_address_alone_says_the_whole_sheet()
    {
        var address = BrandSheet.Address(ClinicLook.Plain with { Brand = Colour.Of("#7a1f5c"), Accent = Colour.Of("#f0c0a0") }, Files);
        Assert.Matches(@"^/look/[0-9a-f]{12}\.7a1f5c\.f0c0a0\.css$", address);
        var (sheet, isExact) = BrandSheet.Find(address["/look/".Length..])!.Value;
        var css = Encoding.UTF8.GetString(sheet.Plain.Span);
        Assert.True(isExact);
        Assert.Contains("--brand: #7a1f5c;", css, StringComparison.Ordinal);
        Assert.Contains("--warm: #f0c0a0;", css, StringComparison.Ordinal);
        Assert.StartsWith("/* SpineClinic", css, StringComparison.Ordinal);
        Assert.False(BrandSheet.Find("0123456789ab.7a1f5c.f0c0a0.css")!.Value.IsExact);
        Assert.NotEqual(address, BrandSheet.Address(ClinicLook.Plain with { Brand = Colour.Of("#7a1f5d"), Accent = Colour.Of("#f0c0a0") }, Files));
    }

    [Fact]
    public void Over_the_wire_it_is_the_same_and_small()
    {
        var sheet = BrandSheet.Find("0123456789ab.7a1f5c.-.css")!.Value.Css;
        using var unpacked = new StreamReader(new BrotliStream(new MemoryStream(sheet.As("br").ToArray()), CompressionMode.Decompress), Encoding.UTF8);
        Assert.Equal(Encoding.UTF8.GetString(sheet.Plain.Span), unpacked.ReadToEnd());
        Assert.InRange(sheet.As("gzip").Length, 1000, 9 * 1024);
    }

    [Fact]
    public void Addresses_that_somebody_makes_up_do_not_push_out_the_sheet_of_the_clinic()
    {
        var name = BrandSheet.Address(ClinicLook.Plain with { Brand = Colour.Of("#5a1f7c") }, Files)["/look/".Length..];
        var own = BrandSheet.Find(name)!.Value.Css;
        for (var blue = 0; blue < 40; blue++)
        {
            var made = BrandSheet.Find($"0123456789ab.0000{blue:x2}.-.css")!.Value;
            Assert.False(made.IsExact);
            Assert.NotSame(own, made.Css);
        }

        Assert.Same(own, BrandSheet.Find(name)!.Value.Css);
        Assert.NotSame(BrandSheet.Find("0123456789ab.000000.-.css")!.Value.Css, own);
    }
}
