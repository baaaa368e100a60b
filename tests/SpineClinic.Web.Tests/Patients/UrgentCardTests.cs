using Bunit;
using SpineClinic.Web.Patients;

namespace SpineClinic.Web.Tests.Patients;

public sealed class UrgentCardTests : PageContext
{
    [Fact]
    public void Weakness_and_cancer_have_their_own_advice_and_nothing_else_has()
    {
        Assert.DoesNotContain("cancer team", Show("U-FEVER").Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("cannot move a foot", Show("U-FEVER").Markup, StringComparison.Ordinal);
        Assert.Contains("cannot move a foot", Show("U-WEAK").Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void It_can_be_a_second_heading() => Assert.Single(Show("U-FEVER", headingLevel: 2).FindAll("h2.care-heading"));

    private IRenderedComponent<UrgentCard> Show(string rule, int headingLevel = 1) => Render<UrgentCard>(parameters => parameters
        .Add(component => component.Context, Patient())
        .Add(component => component.Rules, [.. Rules.Stops.Where(stop => stop.Id == rule)])
        .Add(component => component.Quotes, [])
        .Add(component => component.HeadingLevel, headingLevel));
}
