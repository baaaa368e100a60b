using Bunit;
using SpineClinic.Web.Information;

namespace SpineClinic.Web.Tests.Information;

public sealed class EmergencyCardTests : PageContext
{
    [Fact]
    public void It_has_the_number_the_signs_and_the_ways_for_deaf_people()
    {
        var card = Render<EmergencyCard>(parameters => parameters.Add(component => component.Context, Patient()));
        Assert.Equal("tel:999", card.Find("a.call-number").GetAttribute("href"));
        Assert.NotEmpty(card.FindAll("ul")[0].Children);
        Assert.NotNull(card.Find("a[href='tel:18000']"));
    }
}
