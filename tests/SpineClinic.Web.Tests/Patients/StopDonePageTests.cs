using Bunit;
using SpineClinic.Enquiries;
using SpineClinic.Testing;
using SpineClinic.Web.Patients;

namespace SpineClinic.Web.Tests.Patients;

public sealed class StopDonePageTests : PageContext
{
    [Fact]
    public void Getting_help_ends_with_the_number_once_more()
    {
        var page = Show("helpDone", receipt: null);
        Assert.Equal("Get help now", page.Find("h1").TextContent);
        Assert.Equal("tel:999", page.Find("a.call-number").GetAttribute("href"));
        Assert.Empty(page.FindAll("#reference"));
    }

    [Fact]
    public void Telling_the_clinic_gives_a_reference_and_says_do_not_wait()
    {
        var page = Show("tellDone", new Receipt("SC-2222-22", TestClinic.Start, false, Guid.Empty));
        Assert.Equal("SC-2222-22", page.Find("#reference").TextContent);
        Assert.Contains("Do not wait for our call. Get help now.", page.Markup, StringComparison.Ordinal);
    }

    private IRenderedComponent<StopDonePage> Show(string key, Receipt? receipt) => Render<StopDonePage>(parameters => parameters
        .Add(component => component.Context, Patient())
        .Add(component => component.Key, key)
        .Add(component => component.Receipt, receipt)
        .Add(component => component.Now, TestClinic.Start));
}
