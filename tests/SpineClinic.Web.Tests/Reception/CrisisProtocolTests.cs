using Bunit;
using SpineClinic.Web.Reception;

namespace SpineClinic.Web.Tests.Reception;

public sealed class CrisisProtocolTests : PageContext
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Without_a_protocol_there_is_nothing(string? text) => Assert.Equal("", Show(text).Markup.Trim());

    [Fact]
    public void It_opens_without_script_and_keeps_its_lines_as_text()
    {
        var protocol = Show("Ring the team.\nThen <b>wait</b>.");
        Assert.Equal("Crisis protocol", protocol.Find("details > summary").TextContent);
        Assert.Equal("Ring the team.\nThen <b>wait</b>.", protocol.Find("details > p.as-written").TextContent);
    }

    private IRenderedComponent<CrisisProtocol> Show(string? text) => Render<CrisisProtocol>(parameters => parameters.Add(component => component.Text, text));
}
