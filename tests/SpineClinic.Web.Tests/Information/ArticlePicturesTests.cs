using SpineClinic.Web.Information;

namespace SpineClinic.Web.Tests.Information;

/// <summary>Pictures and drawn figures within an article: what a file may not say, and what it becomes.</summary>
public sealed class ArticlePicturesTests
{
    [Theory]
    [InlineData("![A picture](/x.png)", "'/x.png' is no")]
    [InlineData("![A picture](https://elsewhere.example/x.png)", "is no")]
    [InlineData("![A picture](picture:no-such)", "there is no picture 'no-such'")]
    [InlineData("![A picture](picture:parts)", "there is no picture 'parts'")]
    [InlineData("![](picture:disc-healthy)", "needs a caption")]
    [InlineData("![A picture](picture:disc-healthy \"Title\")", "has no title")]
    [InlineData("![A **bold** picture](picture:disc-healthy)", "plain words only")]
    [InlineData("![A](picture:disc-healthy) and more", "'picture:disc-healthy' is no figure")]
    [InlineData("Text ![A](picture:disc-healthy)", "a picture as a paragraph")]
    [InlineData("- ![A](picture:disc-healthy)\n- words", "one picture a point")]
    [InlineData("- ![A](picture:disc-healthy)\n- ![B](picture:disc-healthy)", "on the page twice")]
    [InlineData("![Harm](people:10/100) Harm in 11 in 100 [@one-2020].", "'10 in 100' is drawn but not said")]
    [InlineData("![Harm](people:10-24/100) Harm in 10 in 100 [@one-2020].", "'10 to 24 in 100' is drawn but not said")]
    [InlineData("![Harm](people:1/10) Harm in 1 in 100 [@one-2020].", "'1 in 10' is drawn but not said")]
    [InlineData("![Harm](people:0-9/100) Harm in 1 to 9 in 100 [@one-2020].", "'fewer than 1 to 9 in 100' is drawn but not said")]
    [InlineData("![Harm](people:10/100) Harm in 10 in 100.", "cites no source")]
    [InlineData("![Harm](people:10/100) Harm in 10 in 100. More of it [@one-2020].", "cites no source")]
    [InlineData("![Harm](people:10/100)\n![Gain](people:3/10) Harm in 10 in 100 [@one-2020].", "'3 in 10' is drawn but not said")]
    [InlineData("![Harm](people:11/10) Harm in 11 in 10 [@one-2020].", "'people:11/10' is no figure")]
    [InlineData("![Harm](people:24-10/100) Harm in 24 to 10 in 100 [@one-2020].", "is no figure")]
    [InlineData("![Harm](people:0/100) Harm in 0 in 100 [@one-2020].", "is no figure")]
    [InlineData("![Harm](people:7/12) Harm in 7 in 12 [@one-2020].", "is no figure")]
    [InlineData("![](people:10/100) Harm in 10 in 100 [@one-2020].", "needs a caption")]
    public void What_is_not_as_it_must_be_names_its_file_and_line(string body, string problem)
    {
        var fault = Assert.Single(InformationLibrary.Load([("page.en.md", ArticleFiles.File($"\nText.\n\n{body}"))], ArticleFiles.Sources).Faults);
        Assert.Equal("page.en.md", fault.File);
        Assert.InRange(fault.Line, 13, 14);
        Assert.Contains(problem, fault.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_figure_alone_without_a_sentence_is_a_fault() =>
        Assert.Contains("is no picture of ours", Assert.Single(InformationLibrary.Load([("page.en.md", ArticleFiles.File("![Harm](people:10/100)"))], ArticleFiles.Sources).Faults).Problem, StringComparison.Ordinal);

    [Fact]
    public void A_picture_alone_is_a_block_and_in_a_list_a_row()
    {
        var blocks = ArticleFiles.Make("![A](picture:disc-healthy)\n\n1. ![B](picture:cut-small)\n2. ![C](picture:nerve-free)\n\n- ![D](picture:open-cut)\n- ![E](picture:tube-cut)").Blocks;
        Assert.Collection(
            blocks,
            block => Assert.True(block is ArticlePicture { Caption: "A", Picture.Name: "disc-healthy" }),
            block => Assert.True(block is ArticlePictureRow { IsOrdered: true, Pictures: [{ Caption: "B" }, { Caption: "C" }] }),
            block => Assert.True(block is ArticlePictureRow { IsOrdered: false, Pictures: [{ Picture.Name: "open-cut" }, { Picture.Name: "tube-cut" }] }));
    }

    [Theory]
    [InlineData("people:6-7/10", "In 6 to 7 in 10", "6 to 7 in 10")]
    [InlineData("people:0-13/100", "In fewer than 1 to 13 in 100,", "fewer than 1 to 13 in 100")]
    [InlineData("people:22/1000", "About 22 in 1,000", "22 in 1,000")]
    [InlineData("people:0-1/100", "Fewer than 1 in 100", "fewer than 1 in 100")]
    public void A_figure_is_drawn_as_it_is_said(string address, string sentence, string text)
    {
        var counts = Assert.IsType<ArticleCounts>(Assert.Single(ArticleFiles.Make($"![Who](people:3/10)\n![Who]({address}) {sentence} people, and 3 in 10 others [@one-2020]. More.").Blocks));
        Assert.Equal(text, counts.Counts[1].Share.Text);
        Assert.Equal($"{sentence} people, and 3 in 10 others ", counts.Runs[0].Text);
    }

    [Fact]
    public void Gains_and_harms_are_drawn_at_one_size()
    {
        Assert.Equal(new PeopleShare(1, 1, 10).InRow, new PeopleShare(90, 90, 100).InRow);
        Assert.True(new PeopleShare(1, 1, 1000).InRow > new PeopleShare(1, 1, 100).InRow);
    }
}
