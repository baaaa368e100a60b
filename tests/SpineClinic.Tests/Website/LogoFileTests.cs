using System.Buffers.Binary;
using System.Text;
using SpineClinic.Testing;
using SpineClinic.Website;

namespace SpineClinic.Tests.Website;

public sealed class LogoFileTests
{
    private const string Fine = """
        <?xml version="1.0" encoding="utf-8"?>
        <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 400 100" data-name="logo@2x">
          <!-- drawn by hand -->
          <defs><style>.a { fill: url(#g); }</style><linearGradient id="g"><stop offset="0" stop-color="#0e5a5c"/></linearGradient></defs>
          <title>A clinic</title><g class="a"><path d="M0 0h10z"/><use xlink:href="#g"/><text x="1" y="2">A &amp; B</text></g>
        </svg>
        """;

    /// <summary>Files that are refused, with a word of the reason.</summary>
    public static TheoryData<string, string> Drawings => new()
    {
        { "<script>alert(1)</script>", "script" },
        { "<SCRIPT/>", "script" },
        { "<g onload=\"alert(1)\"/>", "onload" },
        { "<g ONCLICK=\"alert(1)\"/>", "ONCLICK" },
        { "<foreignObject><p xmlns=\"http://www.w3.org/1999/xhtml\">x</p></foreignObject>", "foreignObject" },
        { "<image href=\"https://tracker.example/x.png\"/>", "image" },
        { "<use href=\"https://tracker.example/x.svg#a\"/>", "outside" },
        { "<use xlink:href=\"data:image/svg+xml,x\"/>", "outside" },
        { "<a href=\"javascript:alert(1)\"><path d=\"\"/></a>", "a, which" },
        { "<path d=\"\" fill=\"url(https://tracker.example/x)\"/>", "outside" },
        { "<path d=\"\" style=\"background:url(//tracker.example/x)\"/>", "outside" },
        { "<path d=\"\" style=\"fill:\\75rl(x)\"/>", "outside" },
        { "<style>@import url(https://tracker.example/x.css);</style>", "outside" },
        { "<style><![CDATA[ a { fill: url('https://tracker.example') } ]]></style>", "outside" },
        { "<style><g/>@import url(https://tracker.example/x.css);</style>", "outside" },
        { "<style>a { fill: u<![CDATA[rl(https://tracker.example/x)]]>; }</style>", "outside" },
        { "<path d=\"\" fill=\"\\75rl(https://tracker.example/x)\"/>", "outside" },
        { "<g id=\"a\"><use href=\"#a\"/></g>", "each other" },
        { "<g id=\"a\" mask=\"url(#b)\"/><mask id=\"b\"><use xlink:href=\"#%61\"/></mask>", "each other" },
        { "<style>g, .a { mask: url(#m); }</style><mask id=\"m\"/>", "cannot be followed" },
        { "<style>.a { font-family: \"} .b {\"; mask: url(#m); }</style><mask id=\"m\"><path d=\"\" class=\"a\"/></mask>", "each other" },
        { "<style>.a { .b { fill: red; } mask: url(#m); }</style><mask id=\"m\"/>", "cannot be followed" },
        { "<g style=\"--m: url(#m)\"><path d=\"\" style=\"mask: var(--m)\"/></g><mask id=\"m\"/>", "--m" },
        { "<path d=\"\" style=\"mask: var(--m)\"/>", "cannot be followed" },
        { "<g style=\"filter:blur(200px)\"/>", "filter" },
        { "<g style=\"fill:red; FILTER : drop-shadow(0 0 9px red)\"/>", "filter" },
        { "<g style=\"fill:url(#a);backdrop-filter:blur(9px)\"/>", "backdrop-filter" },
        { "<style>.a { fill: red } .b { animation: spin 1s infinite }</style>", "animation" },
        { "<style>/* ' */ .a { box-shadow: 0 0 9px red } /* ' */</style>", "box-shadow" },
        { "<style>.a { .b { fill: red; } filter: blur(9px); }</style>", "cannot be followed" },
        { "<style>.a { fill: url(#/*); filter: blur(9px); stroke: url(#*/) }</style>", "cannot be followed" },
        { "<style>.a { font-family: '&#13;; filter: blur(9px); x: ' }</style>", "cannot be followed" },
        { "<g style=\"fill:red /* \"/>", "cannot be followed" },
        { "<path d=\"M0 20H40\" stroke=\"red\" stroke-dasharray=\"0.0002\"/>", "dashed" },
        { "<g style=\"stroke-dasharray: 1\"/>", "dashed" },
        { "<style>.a { stroke-dasharray: 1 }</style>", "dashed" },
        { "<path d=\"\" pathLength=\"1\"/>", "pathLength" },
        { "<path d=\"\" style=\"mask/**/: inherit\"/>", "cannot be followed" },
        { "<path d=\"\" clip-path=\" INHERIT\"/>", "cannot be followed" },
        { "<animate attributeName=\"x\"/>", "animate" },
        { "<set attributeName=\"onload\" to=\"alert(1)\"/>", "set" },
        { "<iframe xmlns=\"http://www.w3.org/1999/xhtml\" src=\"/\"/>", "iframe" },
        { "<path d=\"\" formaction=\"/\"/>", "formaction" },
        { "<path d=\"\"", "damaged" },
        { "<?xml-stylesheet href=\"https://tracker.example/x.css\"?>", "instruction" },
        { "&xxe;", "damaged" },
    };

    [Theory, MemberData(nameof(Drawings))]
    public void A_drawing_that_could_run_fetch_or_embed_is_refused_with_the_reason(string inside, string reason) =>
        Assert.Contains(reason, Check($"<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"0 0 4 1\">{inside}</svg>").Problem, StringComparison.Ordinal);

    [Theory]
    [InlineData("<!DOCTYPE svg [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 4 1\">&x;</svg>", "document type")]
    [InlineData("<?xml version=\"1.0\"?><!DOCTYPE lolz [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 4 1\">&b;</svg>", "document type")]
    [InlineData("<svg viewBox=\"0 0 4 1\"/>", "svg, which")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "size")]
    [InlineData("<?xml version=\"1.0\"?>", "damaged")]
    [InlineData("<!doctype html><html></html>", "document type")]
    [InlineData("GIF89a", "type PNG")]
    [InlineData("<p>a page</p>", "type PNG")]
    public void A_file_that_is_no_drawing_of_ours_is_refused(string text, string reason) => Assert.Contains(reason, Check(text).Problem, StringComparison.Ordinal);

    /// <summary>Three ways to refer ten times to what refers ten times to the next.</summary>
    public static TheoryData<Func<int, string>, string> Bombs => new()
    {
        { level => $"<g id=\"n{level}\">{Ten($"<use href=\"#n{level + 1}\"/>")}</g>", "" },
        { level => $"<mask id=\"n{level}\">{Ten($"<path d=\"\" style=\"mask: url('#n{level + 1}')\"/>")}</mask>", "" },
        { level => $"<clipPath id=\"n{level}\">{Ten($"<path d=\"\" class=\"x c{level + 1}\"/>")}</clipPath>", string.Concat(Enumerable.Range(0, 9).Select(level => $".c{level} {{ clip-path: url(#n{level}); }}")) },
    };

    [Theory, MemberData(nameof(Bombs))]
    public void A_few_lines_that_a_browser_would_draw_for_hours_are_refused(Func<int, string> part, string styles)
    {
        string Drawing(int levels) => $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 4 1\"><style>{styles}</style>{string.Concat(Enumerable.Range(0, levels).Select(part))}<g id=\"n{levels}\"/></svg>";
        Assert.Null(Check(Drawing(2)).Problem);
        Assert.Contains("each other", Check(Drawing(6)).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_path_counts_as_often_as_it_is_drawn()
    {
        string Drawing(int length) => $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 4 1\"><path id=\"p\" d=\"M0 0{string.Concat(Enumerable.Repeat("h1", length))}\"/>{string.Concat(Enumerable.Repeat("<use href=\"#p\"/>", 1000))}</svg>";
        Assert.Null(Check(Drawing(40)).Problem);
        Assert.Contains("each other", Check(Drawing(4000)).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_that_nobody_would_see_is_refused()
    {
        Assert.Contains("1 by 2000", LogoFile.Check(LogoPictures.Png(1, 2000)).Problem, StringComparison.Ordinal);
        Assert.Contains("15 by 15", LogoFile.Check(LogoPictures.Png(15, 15)).Problem, StringComparison.Ordinal);
        Assert.Contains("8 times", LogoFile.Check(LogoPictures.Png(145, 18)).Problem, StringComparison.Ordinal);
        Assert.Null(LogoFile.Check(LogoPictures.Png(144, 18)).Problem);
        Assert.Contains("8 times", Check("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 100000 1\"/>").Problem, StringComparison.Ordinal);
        var picture = LogoPictures.Png(40, 20);
        var content = picture.AsSpan().IndexOf("IDAT"u8);
        Assert.Contains("damaged", LogoFile.Check([.. picture[..(content - 4)], .. picture[^12..]]).Problem, StringComparison.Ordinal);
        picture[content + 6] ^= 1;
        Assert.Contains("damaged", LogoFile.Check(picture).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void What_drawing_programs_write_is_taken()
    {
        // A clip path that uses a shape, a mask, and colours by class.
        const string inside = """
            <style>/* don't mind */ .st0, .st1 { clip-path: url("#SVGID_2_"); fill: #333; } .st2 { fill: url(#g); }</style>
            <defs><rect id="SVGID_1_" width="4" height="1"/><linearGradient id="g"/></defs><clipPath id="SVGID_2_"><use xlink:href="#SVGID_1_" style="overflow:visible;"/></clipPath>
            <path d="" stroke-dasharray="none" style="-inkscape-font-specification:Sans;line-height:1.25;font-family:'Curlz MT';stroke-dasharray:none;enable-background:new"/>
            <mask id="mask0_1_2" style="mask-type:luminance"><path class="st2" d="M0 0h1z"/></mask><g class="st0"><g mask="url(#mask0_1_2)"><path class="st2" d=""/></g></g>
            """;
        Assert.Null(Check($"<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"0 0 4 1\">{inside}</svg>").Problem);
    }

    [Fact]
    public void A_drawing_that_is_nested_too_deeply_is_refused() => Assert.Contains(
        "within each other", Check($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 4 1\">{string.Concat(Enumerable.Repeat("<g>", 5000))}{string.Concat(Enumerable.Repeat("</g>", 5000))}</svg>").Problem, StringComparison.Ordinal);

    [Fact]
    public void A_picture_that_would_make_pages_heavy_is_refused_and_a_drawing_counts_as_it_is_sent()
    {
        byte[] Photo(int more) => [0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc0, 0, 11, 8, 0, 240, 1, 64, 1, 0, 0, 0, .. new byte[more], 0xff, 0xd9];
        Assert.Null(LogoFile.Check(Photo(LogoFile.HeaviestBytes - 100)).Problem);
        Assert.Contains($"{LogoFile.HeaviestBytes / 1024} KB or less", LogoFile.Check(Photo(LogoFile.HeaviestBytes)).Problem, StringComparison.Ordinal);
        Assert.Null(Check($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 4 1\">{string.Concat(Enumerable.Repeat("<path d=\"M0 0h10z\"/>", 2000))}</svg>").Problem);
    }

    [Fact]
    public void A_picture_that_is_too_large_too_wide_cut_off_or_moves_is_refused()
    {
        Assert.Contains("KB", LogoFile.Check(new byte[LogoFile.LargestBytes + 1]).Problem, StringComparison.Ordinal);
        Assert.Contains("2001 by 10", LogoFile.Check(LogoPictures.Png(2001, 10)).Problem, StringComparison.Ordinal);
        Assert.Contains("0 by 10", LogoFile.Check(LogoPictures.Png(0, 10)).Problem, StringComparison.Ordinal);
        Assert.Contains("damaged", LogoFile.Check(LogoPictures.Png(10, 10).AsSpan()[..^4]).Problem, StringComparison.Ordinal);
        Assert.Contains("damaged", LogoFile.Check([.. LogoPictures.Png(10, 10), .. "<script>"u8]).Problem, StringComparison.Ordinal);
        Assert.Contains("moves", LogoFile.Check(LogoPictures.Png(10, 10, "acTL")).Problem, StringComparison.Ordinal);
        Assert.Contains("damaged", LogoFile.Check([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0]).Problem, StringComparison.Ordinal);
        Assert.Contains("5000 by 4", Check("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"5000\" height=\"4px\"/>").Problem, StringComparison.Ordinal);
        Assert.Contains("moves", LogoFile.Check(WebP("VP8X", [0x02, 0, 0, 0, 9, 0, 0, 9, 0, 0])).Problem, StringComparison.Ordinal);
        Assert.NotNull(LogoFile.Check([]).Problem);
    }

    [Fact]
    public void Each_kind_of_picture_is_known_by_its_content()
    {
        Assert.Equal(new LogoFile("png", 600, 200), LogoFile.Check(LogoPictures.Png(600, 200)));
        Assert.Equal(new LogoFile("jpg", 320, 240), LogoFile.Check([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc0, 0, 11, 8, 0, 240, 1, 64, 1, 0, 0, 0, 0xff, 0xd9]));
        Assert.Equal(new LogoFile("webp", 100, 50), LogoFile.Check(WebP("VP8X", [0, 0, 0, 0, 99, 0, 0, 49, 0, 0])));
        Assert.Equal(new LogoFile("webp", 16, 128), LogoFile.Check(WebP("VP8L", [0x2f, 15, 0xc0, 31, 0, 0, 0, 0, 0, 0])));
        Assert.Equal(new LogoFile("webp", 300, 40), LogoFile.Check(WebP("VP8 ", [0, 0, 0, 0x9d, 0x01, 0x2a, 44, 1, 40, 0])));
        Assert.Equal(new LogoFile("svg", 200, 50), Check(Fine));
        Assert.Equal(new LogoFile("svg", 120, 40), Check("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"120px\" height=\"40\"/>"));
    }

    [Fact]
    public void A_name_says_the_content()
    {
        var picture = LogoPictures.Png(60, 20);
        Assert.Matches("^[0-9a-f]{32}\\.png$", LogoFile.Check(picture).NameOf(picture));
        Assert.NotEqual(LogoFile.Check(picture).NameOf(picture), LogoFile.Check(picture).NameOf(LogoPictures.Png(60, 30)));
    }

    private static string Ten(string part) => string.Concat(Enumerable.Repeat(part, 10));

    private static LogoFile Check(string text) => LogoFile.Check(Encoding.UTF8.GetBytes(text));

    private static byte[] WebP(string kind, byte[] content)
    {
        byte[] bytes = [.. "RIFF"u8, 0, 0, 0, 0, .. "WEBP"u8, .. Encoding.ASCII.GetBytes(kind), 10, 0, 0, 0, .. content];
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(4), bytes.Length - 8);
        return bytes;
    }
}
