using Bunit;
using SpineClinic.Web.Reception;

namespace SpineClinic.Web.Tests.Reception;

public sealed class KeptWordsTests : PageContext
{
    [Fact]
    public void Nothing_typed_is_nothing_shown() => Assert.Empty(Render<KeptWords>(parameters => parameters.Add(component => component.Texts, [])).Markup.Trim());

    [Fact]
    public void What_was_typed_can_be_copied() =>
        Assert.Equal("When did it begin?", Render<KeptWords>(parameters => parameters.Add(component => component.Texts, [new TypedText("question", "When did it begin?")])).Find("#kept-question").GetAttribute("value"));

    [Fact]
    public void Only_words_count_as_typed() => Assert.Equal(
        [new TypedText("note", "rang")],
        DeskPost.Texts(new Dictionary<string, string> { ["version"] = "3", ["worklist"] = "New", ["note"] = "rang", ["reason"] = " " }));
}
