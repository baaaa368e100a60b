using Bunit;
using SpineClinic.Safety;
using SpineClinic.Testing;
using SpineClinic.Web.Patients;

namespace SpineClinic.Web.Tests.Patients;

public sealed class StopCardTests : PageContext
{
    [Fact]
    public void Someone_who_has_had_cancer_is_told_of_their_own_teams_number()
    {
        var card = Show("E-MSCC");
        Assert.Contains("cancer team", card.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("cancer team", Show("E-CARD").Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_no_route_for_deaf_people_is_known_there_is_no_empty_heading() =>
        Assert.DoesNotContain("deaf", Show("E-CARD", JurisdictionPack.Elsewhere).Markup, StringComparison.OrdinalIgnoreCase);

    [Fact]
    public void It_can_be_a_second_heading() => Assert.Single(Show("E-CARD", headingLevel: 2).FindAll("h2.care-heading"));

    private IRenderedComponent<StopCard> Show(string rule, string pack = "GB-ENG", int headingLevel = 1) => Render<StopCard>(parameters => parameters
        .Add(component => component.Context, Patient() with { Pack = Packs[pack] })
        .Add(component => component.Rules, [.. Rules.Stops.Where(stop => stop.Id == rule)])
        .Add(component => component.Quotes, [new Quote("A question", [TestClinic.Start.ToString()])])
        .Add(component => component.HeadingLevel, headingLevel));
}
