using Bunit;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Tests.Ui;

public sealed class TierTagTests : BunitContext
{
    [Theory]
    [InlineData("P0", "tier tier-p0")]
    [InlineData("P1", "tier tier-p1")]
    [InlineData("P2", "tier tier-p2")]
    [InlineData("P3", "tier tier-p3")]
    [InlineData("NeedsACall", "tier tier-call")]
    [InlineData("\"><script>", "tier")]
    public void The_tier_is_said_in_words_and_has_its_own_look(string tier, string look)
    {
        var tag = Render<TierTag>(p => p.Add(t => t.Tier, tier).Add(t => t.Text, "Clinician today")).Find("span");

        Assert.Equal(look, tag.ClassName);
        Assert.Equal("Clinician today", tag.TextContent);
    }
}
