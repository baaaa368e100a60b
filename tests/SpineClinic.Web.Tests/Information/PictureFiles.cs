namespace SpineClinic.Web.Tests.Information;

/// <summary>Small drawings for the twins of each rule.</summary>
internal static class PictureFiles
{
    public static readonly (string File, string Text) Parts = ("parts.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\">\n<g id=\"part-a\"><path d=\"M0 0\" /></g>\n<g id=\"part-b\"><use href=\"#part-a\" /></g>\n</svg>");

    public static (string File, string Text) Make(string shapes, string words = "<title>One</title><desc>What it shows.</desc>") =>
        ("one.svg", $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 320 10\">\n{words}\n{shapes}\n</svg>");
}
