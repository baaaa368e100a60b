using Bunit;
using SpineClinic.Web.Reception;

namespace SpineClinic.Web.Tests.Reception;

public sealed class GonePageTests : PageContext
{
    [Fact]
    public void It_still_shows_what_was_typed()
    {
        var page = Render<GonePage>(parameters => parameters
            .Add(component => component.Actor, DeskEnquiries.Receptionist)
            .Add(component => component.ClinicName, "Test & Sons")
            .Add(component => component.Texts, [new TypedText("note", "She rang")]));
        Assert.Equal("This enquiry is not here any more", page.Find("h1").TextContent);
        Assert.Equal("She rang", page.Find("#kept-note").GetAttribute("value"));
    }
}
