using Bunit;
using SpineClinic.Web.Information;

namespace SpineClinic.Web.Tests.Information;

public sealed class DoorsTests : PageContext
{
    [Theory, InlineData("en", ""), InlineData("fr", "?language=fr")]
    public void It_leads_to_emergency_self_care_doctor_and_the_form(string language, string query)
    {
        var page = Render<Doors>(parameters => parameters.Add(component => component.Context, Patient(language: language)));
        Assert.Equal([$"/emergency{query}", $"/treatments/what-helps-first{query}", $"/enquire{query}"], page.FindAll("a").Select(link => link.GetAttribute("href")));
        Assert.Equal(4, page.FindAll("li").Count);
        Assert.Contains("999", page.Find("li").TextContent, StringComparison.Ordinal);
        Assert.Equal("doors", page.Find("nav").GetAttribute("aria-labelledby"));
    }

    [Fact]
    public void Beside_the_signs_of_an_emergency_it_leaves_that_door_out()
    {
        var page = Render<Doors>(parameters => parameters.Add(component => component.Context, Patient()).Add(component => component.HasEmergency, false));
        Assert.Equal(3, page.FindAll("li").Count);
        Assert.Empty(page.FindAll("a[href='/emergency']"));
    }

    [Fact]
    public void A_page_that_the_clinic_does_not_show_is_no_door()
    {
        var page = Render<Doors>(parameters => parameters.Add(component => component.Context, Patient() with { Site = ClinicSite.Nothing with { Off = ["/treatments/what-helps-first"] } }));
        Assert.Equal(["/emergency", "/enquire"], page.FindAll("a").Select(link => link.GetAttribute("href")));
    }
}
