using Bunit;
using SpineClinic.Web.Information;

namespace SpineClinic.Web.Tests.Information;

public sealed class DrawingTests : PageContext
{
    public static TheoryData<string> Names => [.. PictureLibrary.Built.Pictures.Select(picture => picture.Name)];

    [Theory, MemberData(nameof(Names))]
    public void A_drawing_says_what_it_is_and_what_it_shows(string name)
    {
        var picture = PictureLibrary.Built.Find(name)!;
        var drawing = Render<Drawing>(parameters => parameters.Add(component => component.Picture, picture)).Find("svg[role=img]");
        Assert.Equal(picture.Title, drawing.QuerySelector($"#{drawing.GetAttribute("aria-labelledby")}")!.TextContent);
        Assert.Equal(picture.Description, drawing.QuerySelector($"#{drawing.GetAttribute("aria-describedby")}")!.TextContent);
        Assert.InRange(picture.Description.Length, 60, 400);
        Assert.DoesNotMatch(@"\b[Ss]ame\b|^The slice", picture.Description);
        Assert.Equal(picture.Labels, drawing.QuerySelectorAll("text").Select(text => text.TextContent));
        Assert.Null(drawing.QuerySelector("[style], script, image, foreignObject"));
    }

    [Fact]
    public void Words_of_a_file_stay_words()
    {
        var picture = PictureLibrary.Load([PictureFiles.Make("<text>&lt;script&gt;</text>")]).Find("one")!;
        Assert.Equal("<script>", Render<Drawing>(parameters => parameters.Add(component => component.Picture, picture)).Find("text").TextContent);
    }
}
