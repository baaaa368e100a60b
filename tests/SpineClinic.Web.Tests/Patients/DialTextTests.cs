using Bunit;
using SpineClinic.Web.Patients;

namespace SpineClinic.Web.Tests.Patients;

public sealed class DialTextTests : PageContext
{
    [Theory]
    [InlineData("If you are worried, call 111 or a GP.", "tel:111")]
    [InlineData("Samaritans on 116 123, or 999.", "tel:116123", "tel:999")]
    [InlineData("Nothing to call at 1115, 1 116 1234 or in 2111.")]
    [InlineData("")]
    public void A_number_that_is_known_can_be_dialled_and_no_other(string text, params string[] links)
    {
        var shown = Show(text);
        Assert.Equal(links, shown.FindAll("a").Select(link => link.GetAttribute("href")));
        Assert.Equal(text, string.Concat(shown.Nodes.Select(node => node.TextContent)));
    }

    [Fact]
    public void The_clinics_own_number_is_dialled_from_everywhere()
    {
        var context = Patient();
        var link = Show($"Call us on {context.Clinic.Phone}.").Find("a");
        Assert.Equal((SpineClinic.Specialists.CallLink.Of(context.Clinic.Phone, context.Clinic.PhoneRegion), context.Clinic.Phone), (link.GetAttribute("href"), link.TextContent));
    }

    [Fact]
    public void Hostile_text_stays_text() => Assert.Empty(Show("<script>111</script>").FindAll("script"));

    private IRenderedComponent<DialText> Show(string text) => Render<DialText>(parameters => parameters.Add(component => component.Context, Patient()).Add(component => component.Text, text));
}
