using System.Text.RegularExpressions;
using SpineClinic.Website;

namespace SpineClinic.Tests.Website;

public sealed class BrandCheckTests
{
    private static readonly string Sheet = File.ReadAllText(Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../../src/SpineClinic.Web/wwwroot/site.css")));

    /// <summary>Every hue, from grey to as strong as a screen can, dark to light.</summary>
    private static IEnumerable<Colour> Everywhere =>
        from red in Enumerable.Range(0, 6)
        from green in Enumerable.Range(0, 6)
        from blue in Enumerable.Range(0, 6)
        select new Colour((byte)(red * 51), (byte)(green * 51), (byte)(blue * 51));

    [Fact]
    public void Our_own_colours_are_those_of_the_stylesheet()
    {
        var light = Tokens(Sheet[Sheet.IndexOf(":root {", StringComparison.Ordinal)..]);
        var dark = new Dictionary<string, Colour>(light);
        foreach (var (name, colour) in Tokens(Sheet[Sheet.IndexOf("@media (prefers-color-scheme: dark)", StringComparison.Ordinal)..]))
        {
            dark[name] = colour;
        }

        Assert.Equal(BrandScheme.PlainLight, Scheme(light));
        Assert.Equal(BrandScheme.PlainDark, Scheme(dark));
        Assert.Equal((BrandScheme.PlainAccent, BrandScheme.PlainAccent), (light["warm"], dark["warm"]));

        static BrandScheme Scheme(Dictionary<string, Colour> of) =>
            new(of["brand"], of["brand-deep"], of["on-brand"], of["tint"], of["tint-line"], of["hero"], of["on-hero"], of["hero-ink"], of["hero-tint"], of["bone"]);

        static Dictionary<string, Colour> Tokens(string css) => Regex.Matches(css[..css.IndexOf('}', StringComparison.Ordinal)], "--([a-z-]+): (#[0-9a-f]+);")
            .ToDictionary(token => token.Groups[1].Value, token => Colour.Of(token.Groups[2].Value));
    }

    [Theory]
    [InlineData("")]
    [InlineData("red")]
    [InlineData("#12345")]
    [InlineData("#1234567")]
    [InlineData("#ggg000")]
    [InlineData("rgb(1,2,3)")]
    [InlineData("#0e5a5c;}")]
    public void What_is_no_colour_is_not_read(string text) => Assert.Null(Colour.Parse(text));

    [Theory]
    [InlineData("#0E5A5C", "#0e5a5c")]
    [InlineData(" 0e5a5c ", "#0e5a5c")]
    [InlineData("#abc", "#aabbcc")]
    public void A_colour_is_read_as_people_write_it(string text, string colour) => Assert.Equal(colour, Colour.Parse(text)?.ToString());

    [Theory]
    [InlineData("#000000", "#ffffff", 21)]
    [InlineData("#777777", "#ffffff", 4.48)]
    [InlineData("#ff0000", "#ffffff", 4.0)]
    public void Contrast_is_that_of_the_guidelines(string one, string other, double ratio) => Assert.Equal(ratio, Colour.Of(one).ContrastWith(Colour.Of(other)), 2);

    [Theory]
    [InlineData("#ffd400")]
    [InlineData("#3fa7d6")]
    [InlineData("#ff6f61")]
    [InlineData("#888888")]
    [InlineData("#ffffff")]
    public void A_colour_that_cannot_be_read_fails_and_the_nearest_of_its_hue_passes(string text)
    {
        var colour = Colour.Of(text);
        Assert.False(BrandCheck.Passes(colour));
        var nearest = BrandCheck.Nearest(colour);
        Assert.True(BrandCheck.Passes(nearest));
        Assert.InRange(BrandCheck.InLight(nearest), BrandCheck.Least, BrandCheck.Least + 0.15);
        Assert.True(colour.Chroma < 0.02 || Math.Abs(HueOf(colour) - HueOf(nearest)) < 4, $"{colour} became {nearest}");
    }

    [Fact]
    public void Every_colour_has_a_nearest_that_passes_in_light_and_in_dark()
    {
        foreach (var colour in Everywhere)
        {
            var nearest = BrandCheck.Nearest(colour);
            Assert.True(BrandCheck.InLight(nearest) >= BrandCheck.Least && BrandCheck.InDark(nearest) >= BrandCheck.Least, $"{colour} became {nearest}");
            Assert.True(BrandCheck.AccentPasses(BrandCheck.NearestAccent(colour)), $"{colour}");
        }
    }

    [Fact]
    public void A_colour_that_passes_stays_as_it_is()
    {
        var own = Colour.Of("#7a1f5c");
        Assert.Equal((own, own), (BrandCheck.Nearest(own), BrandScheme.Light(own).Brand));
    }

    [Theory]
    [InlineData("#b01010", true)]
    [InlineData("#a3180f", true)]
    [InlineData("#c8102e", true)]
    [InlineData("#7a1f5c", false)]
    [InlineData("#8a4b08", false)]
    [InlineData("#5a4a48", false)]
    [InlineData("#0e5a5c", false)]
    public void The_red_of_emergencies_is_nobodys_own(string text, bool looksLikeAlarm) => Assert.Equal(looksLikeAlarm, BrandCheck.LooksLikeAlarm(Colour.Of(text)));

    [Theory]
    [InlineData("#123456", false)]
    [InlineData("#f0a878", true)]
    public void The_accent_must_be_light_enough_for_the_text_on_it(string text, bool passes) => Assert.Equal(passes, BrandCheck.AccentPasses(Colour.Of(text)));

    [Fact]
    public void The_grounds_are_those_of_the_stylesheet()
    {
        Assert.Equal(Grounds(0), BrandScheme.LightGrounds);
        Assert.Equal(Grounds(1), BrandScheme.DarkGrounds);
        Assert.NotEqual(Grounds(0), BrandScheme.DarkGrounds);
    }

    // The first rule for :root is for light, the second for dark colours.
    private static List<Colour> Grounds(int rule) => [.. new[] { "paper", "surface", "sunken" }.Select(name => Colour.Of(Regex.Matches(Sheet, $@"--{name}: (#[0-9a-f]+);")[rule].Groups[1].Value))];

    private static double HueOf(Colour colour)
    {
        var (red, green, blue) = (colour.Red / 255d, colour.Green / 255d, colour.Blue / 255d);
        return Math.Atan2(Math.Sqrt(3) * (green - blue), (2 * red) - green - blue) * 180 / Math.PI / 10;
    }
}
