using Bunit;
using SpineClinic.Staff;
using SpineClinic.Web.Reception;

namespace SpineClinic.Web.Tests.Reception;

public sealed class CrisisProtocolTests : PageContext
{
    private const string Written = "Ring the team.\nThen <b>wait</b>.";

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Without_a_protocol_there_is_nothing(string? text) => Assert.Equal("", Show(text).Markup.Trim());

    [Fact]
    public void Whoever_may_not_record_that_it_was_opened_sees_none_of_it() => Assert.Equal("", Show(Written, isOpen: true, Role.Manager).Markup.Trim());

    [Fact]
    public void It_is_opened_by_a_post_that_can_be_recorded_and_its_words_are_not_there_before()
    {
        var protocol = Show(Written);
        Assert.Equal(("post", "/staff/enquiries/SC-2222-22/crisis"), (protocol.Find("form").GetAttribute("method"), protocol.Find("form").GetAttribute("action")));
        Assert.Equal("Open the crisis protocol", protocol.Find("button[type=submit]").TextContent);
        Assert.DoesNotContain("Ring", protocol.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_it_keeps_its_lines_as_text_and_can_be_jumped_to()
    {
        var protocol = Show(Written, isOpen: true);
        Assert.Equal(Written, protocol.Find("#crisis p.as-written").TextContent);
        Assert.Equal("-1", protocol.Find("#crisis").GetAttribute("tabindex"));
        Assert.Empty(protocol.FindAll("form"));
    }

    private IRenderedComponent<CrisisProtocol> Show(string? text, bool isOpen = false, Role role = Role.Receptionist) => Render<CrisisProtocol>(parameters => parameters
        .Add(component => component.Actor, new StaffActor(Guid.NewGuid(), "Rita One", role))
        .Add(component => component.Reference, "SC-2222-22")
        .Add(component => component.Text, text)
        .Add(component => component.IsOpen, isOpen));
}
