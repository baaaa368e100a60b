using Bunit;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Tests.Ui;

public sealed class TagTests : BunitContext
{
    [Theory]
    [InlineData(Tone.Neutral, "tag")]
    [InlineData(Tone.New, "tag tag-new")]
    [InlineData(Tone.Brand, "tag tag-brand")]
    [InlineData(Tone.Good, "tag tag-good")]
    [InlineData(Tone.Warning, "tag tag-warning")]
    [InlineData(Tone.Danger, "tag tag-danger")]
    public void Each_tone_has_its_look(Tone tone, string look)
    {
        Assert.Equal(look, Render<Tag>(p => p.Add(t => t.Text, "You").Add(t => t.Tone, tone)).Find("span").ClassName);
    }
}
