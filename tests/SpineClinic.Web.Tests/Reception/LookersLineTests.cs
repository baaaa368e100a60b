using Bunit;
using SpineClinic.Triage;
using SpineClinic.Web.Reception;

namespace SpineClinic.Web.Tests.Reception;

public sealed class LookersLineTests : PageContext
{
    [Fact]
    public void It_says_who_looks_and_who_types_and_nothing_when_nobody_does()
    {
        Assert.Empty(Render<LookersLine>(parameters => parameters.Add(component => component.Others, [])).Markup.Trim());
        var line = Render<LookersLine>(parameters => parameters.Add(component => component.Others, [new Looker("Rob <Two>", false), new Looker("Kim", true)]));
        Assert.Equal(["Rob <Two> is looking", "Kim is typing"], line.FindAll(".tag").Select(tag => tag.TextContent.Trim()));
    }
}
