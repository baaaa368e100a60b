using Bunit;
using SpineClinic.Safety;
using SpineClinic.Web.Patients;

namespace SpineClinic.Web.Tests.Patients;

public sealed class CallNumberTests : PageContext
{
    [Fact]
    public void The_number_of_the_place_is_dialled() =>
        Assert.Equal("tel:999", Render<CallNumber>(parameters => parameters.Add(component => component.Context, Patient())).Find("a").GetAttribute("href"));

    [Fact]
    public void Where_no_number_is_known_nothing_wrong_is_dialled()
    {
        var elsewhere = Patient() with { Pack = Packs[JurisdictionPack.Elsewhere] };
        var number = Render<CallNumber>(parameters => parameters.Add(component => component.Context, elsewhere));
        Assert.Empty(number.FindAll("a"));
        Assert.Equal("Call the emergency number where you are", number.Find(".call-number").TextContent);
    }
}
