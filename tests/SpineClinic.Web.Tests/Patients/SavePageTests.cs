using Bunit;
using SpineClinic.Web.Patients;

namespace SpineClinic.Web.Tests.Patients;

public sealed class SavePageTests : PageContext
{
    [Fact]
    public void A_wrong_address_is_said_at_its_field_and_kept()
    {
        var page = Show(new SavedSoFar { Email = "zoe at", EmailError = "Not an address" });
        Assert.Equal("#email", page.Find(".error-summary a").GetAttribute("href"));
        Assert.Equal("zoe at", page.Find("#email").GetAttribute("value"));
    }

    [Fact]
    public void The_code_reads_from_left_to_right_and_takes_the_place_of_its_button()
    {
        Assert.Empty(Show(new SavedSoFar()).FindAll("#resume-code"));
        var page = Show(new SavedSoFar { Code = "river apple stone 4821" });
        Assert.Equal(("river apple stone 4821", "ltr"), (page.Find("#resume-code").TextContent, page.Find("#resume-code").GetAttribute("dir")));
        Assert.Empty(page.FindAll("form[action='/enquire/save/code']"));
    }

    [Fact]
    public void Every_text_is_filled_in()
    {
        var text = Show(new SavedSoFar { Code = "river apple stone 4821", IsLinkSent = true }).Find("main").TextContent;
        Assert.DoesNotContain("{", text, StringComparison.Ordinal);
        Assert.Contains("clinic.example/resume", text, StringComparison.Ordinal);
        Assert.Contains("for 7 days", text, StringComparison.Ordinal);
    }

    private IRenderedComponent<SavePage> Show(SavedSoFar shown) => Render<SavePage>(parameters => parameters
        .Add(component => component.Context, Patient()).Add(component => component.Shown, shown).Add(component => component.Until, "Thursday 24 December at 10:00")
        .Add(component => component.ResumeAddress, "clinic.example/resume").Add(component => component.GoOn, "/enquire/walk"));
}
