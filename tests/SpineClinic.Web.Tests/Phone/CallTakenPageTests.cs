using Bunit;
using SpineClinic.Web.Phone;
using SpineClinic.Web.Reception;

namespace SpineClinic.Web.Tests.Phone;

public sealed class CallTakenPageTests : PhoneContext
{
    [Fact]
    public void It_says_who_goes_on_and_gives_back_what_was_typed()
    {
        var page = Render<CallTakenPage>(parameters => parameters
            .Add(component => component.Actor, Rita).Add(component => component.Context, Patient()).Add(component => component.Holder, "<b>Bo</b>")
            .Add(component => component.Texts, [new TypedText("callNotes", "Hands are numb")]));
        Assert.Equal("<b>Bo</b>", page.Find("main bdi").TextContent);
        Assert.Equal("Hands are numb", page.Find("#kept-callNotes").GetAttribute("value"));
        Assert.Equal("Notes of the call", page.Find("label[for=kept-callNotes]").TextContent.Trim());
    }
}
