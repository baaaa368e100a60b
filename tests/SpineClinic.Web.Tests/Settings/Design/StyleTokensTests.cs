using SpineClinic.Web.Settings.Design;

namespace SpineClinic.Web.Tests.Settings.Design;

public sealed class StyleTokensTests
{
    private static readonly StyleTokens Ours = StyleTokens.Load();

    public static TheoryData<string, string, double, bool> Pairs => [.. ColourPair.All.SelectMany(_ => (bool[])[false, true], (pair, isDark) => (pair.Ink, pair.Ground, pair.Least, isDark))];

    [Theory]
    [InlineData("body { color: red; }")]
    [InlineData(":root { --ink: #000; }")]
    public void A_sheet_without_tokens_for_light_and_dark_is_refused(string css) => Assert.Throws<FormatException>(() => new StyleTokens(css));

    [Theory, MemberData(nameof(Pairs))]
    public void Every_pair_of_colours_that_meets_can_be_told_apart(string ink, string ground, double least, bool isDark) => Assert.True(Ours.Contrast(ink, ground, isDark) >= least);

    [Fact]
    public void A_pair_that_is_too_faint_is_found() => Assert.True(Ours.Contrast("line", "paper", isDark: false) < 3);

    [Fact]
    public void Every_colour_of_text_is_looked_at_on_some_ground()
    {
        // What fills a drawing lies within its lines, which are looked at.
        string[] decorative = ["line", "tint-line", "bone", "warm", "amber", "d-bone", "d-disc", "d-core", "d-nerve", "d-sore", "d-skin", "d-muscle", "d-tool"];
        Assert.Empty(Ours.Colours.Except(ColourPair.All.SelectMany(pair => (string[])[pair.Ink, pair.Ground])).Except(decorative));
    }

    [Fact]
    public void Contrast_is_counted_as_the_guidelines_do()
    {
        var tokens = new StyleTokens(":root { --black: #000; --white: #ffffff; --grey: #777; } @media (prefers-color-scheme: dark) { :root { --grey: #888; } }");
        Assert.Equal(21, tokens.Contrast("black", "white", isDark: false), 5);
        Assert.Equal(4.48, tokens.Contrast("grey", "white", isDark: false), 2);
        Assert.Equal(3.54, tokens.Contrast("white", "grey", isDark: true), 2);
        Assert.Equal("#777", tokens["grey", false]);
    }

    [Fact]
    public void Lengths_have_their_pixels() => Assert.Contains(("s5", "1.5rem", 24.0), Ours.Spaces);
}
