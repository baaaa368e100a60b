using Bunit;
using SpineClinic.Testing;
using SpineClinic.Triage;
using SpineClinic.Web.Phone;

namespace SpineClinic.Web.Tests.Phone;

public sealed class CallsPageTests : PhoneContext
{
    [Fact]
    public void Without_a_call_it_says_so_and_one_can_be_started()
    {
        var page = Show();
        Assert.Equal("/staff/phone", page.Find("main form").GetAttribute("action"));
        Assert.Contains("None.", page.Find("main").TextContent, StringComparison.Ordinal);
        Assert.Equal("page", page.Find("nav a[href='/staff/phone']").GetAttribute("aria-current"));
    }

    [Fact]
    public void Calls_of_colleagues_stand_apart()
    {
        var page = Show(Line("Zoë", null), Line("Ada", "Rob Two"));
        Assert.Equal(2, page.FindAll("h2").Count);
        Assert.Equal(2, page.FindAll("[data-call]").Count);
    }

    private static CallLine Line(string name, string? owner) => new(Guid.NewGuid(), name, "", TestClinic.Start, TestClinic.Start, HasRedFlag: false, owner);

    private IRenderedComponent<CallsPage> Show(params CallLine[] calls) => Render<CallsPage>(parameters => parameters
        .Add(page => page.Actor, Rita).Add(page => page.Context, Patient()).Add(page => page.Calls, calls).Add(page => page.Now, TestClinic.Start));
}
