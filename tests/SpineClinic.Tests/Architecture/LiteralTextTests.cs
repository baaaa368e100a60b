namespace SpineClinic.Tests.Architecture;

/// <summary>Patients read five languages: their pages hold no words, they look them up.</summary>
public sealed class LiteralTextTests
{
    private static readonly string Web = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../../src/SpineClinic.Web"));

    [Fact]
    public void No_page_that_patients_see_holds_words_of_its_own()
    {
        var pages = new[] { "Patients", "Information" }.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Web, folder), "*.razor")).ToList();
        Assert.True(pages.Count > 30);
        Assert.Empty(pages.SelectMany(page => RazorText.Literals(File.ReadAllText(page)).Select(text => $"{Path.GetRelativePath(Web, page)}: {text}")));
    }

    [Theory]
    [InlineData("<p>Call us</p>", "Call us")]
    [InlineData("<p>@Text(\"a\") or <a href=\"/x\">@Text(\"b\")</a></p>", "or")]
    [InlineData("@if (Count > 0)\n{\n    <p>Hello</p>\n}\nelse\n{\n    <b>@x</b>\n}", "Hello")]
    [InlineData("<nav aria-label=\"Main menu\">@x</nav>", "Main menu")]
    [InlineData("<Card Heading=\"Help\" Level=\"CareLevel.Urgent\" />", "Help")]
    [InlineData("<Card Heading=\"@x.Of(\"a\") more\" />", "more")]
    [InlineData("<p>@(IsStaff ? \"Go to the board\" : Text(\"home\"))</p>", "Go to the board")]
    [InlineData("<p>@x</p>\n@code {\n    private string Title => Status switch { 404 => \"We cannot find it\", _ => \"other\" };\n}", "We cannot find it")]
    [InlineData("<p>مرحبا</p>", "مرحبا")]
    public void Words_in_a_page_are_found(string source, string words) => Assert.Equal([words], RazorText.Literals(source));

    [Theory]
    [InlineData("@inject Wording Words\n@using System.Globalization\n<p class=\"lead soft\">@Words.Common(\"back\"), @x.Y[0]?.Z: @(a > b ? \"one\" : \"two\")</p>")]
    [InlineData("@switch (Kind)\n{\n    case Kind.One:\n        <b>@x</b>\n        break;\n    default:\n        break;\n}")]
    [InlineData("@foreach (var x in All)\n{\n    switch (x)\n    {\n        case List { IsOrdered: true } list:\n            <b>@x</b>\n            break;\n    }\n}")]
    [InlineData("@* Words for those who read the code. *@\n<Page Title=\"@($\"{Prefix}{Title} - {Clinic.Name}\")\" Level=\"CareLevel.Info\" />")]
    [InlineData("@foreach (var x in Paragraphs(\"start\", \"intro\", (\"until\", Until)))\n{\n    <li>@x</li>\n}")]
    public void Code_is_not_taken_for_words(string source) => Assert.Empty(RazorText.Literals(source));
}
