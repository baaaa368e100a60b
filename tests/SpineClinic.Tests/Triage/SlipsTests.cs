using SpineClinic.Triage;

namespace SpineClinic.Tests.Triage;

public sealed class SlipsTests
{
    [Theory]
    [InlineData("smiht")]
    [InlineData("smth")]
    [InlineData("smiith")]
    [InlineData("snith")]
    [InlineData("msith")]
    [InlineData("mith")]
    [InlineData("asmith")]
    public void One_slip_is_forgiven(string typed)
    {
        Assert.Contains("smith", Slips.Around(typed));
        Assert.True(Slips.Matches(" anna smithson", [typed]));
    }

    [Theory]
    [InlineData("sntih")]
    [InlineData("thims")]
    [InlineData("smo")]
    [InlineData("jones")]
    public void Two_are_not_nor_is_one_in_a_short_word(string typed) => Assert.False(Slips.Matches(" anna smith", [typed]));

    [Fact]
    public void Only_one_word_of_several_may_have_one()
    {
        Assert.True(Slips.Matches(" anna smith", ["anna", "smiht"]));
        Assert.True(Slips.Matches(" anna smith", ["smiht", "ann"]));
        Assert.False(Slips.Matches(" anna smith", ["anan", "smiht"]));
        Assert.False(Slips.Matches(" anna smith", ["bob", "smiht"]));
    }

    [Theory]
    [InlineData("мохамед", "мохаммед")]
    [InlineData("محند", "محمد")]
    public void Other_alphabets_have_slips_too(string typed, string meant) => Assert.Contains(meant, Slips.Around(typed));

    [Fact]
    public void Keys_of_what_was_meant_are_bounded_and_hold_it()
    {
        var alone = Assert.Single(Slips.Of(["smiht"]));
        Assert.Contains("n:smith", alone.Meant);
        Assert.True(alone is { Rest: [], RestKeys: [] });
        var slip = Slips.Of(["anna", "msith", "li"]).Single(word => word.Meant.Contains("n:smith"));
        Assert.Equal(["anna", "li"], slip.Rest);
        Assert.Equal(["n:anna"], slip.RestKeys);
        Assert.Contains("n:anna", Slips.Of(["nana", "smith"]).Single(word => word.Rest is ["smith"]).Meant);
        Assert.Contains("n:ashtiwi", Slips.Of(["ashtwick"]).Single().Meant);
        Assert.Empty(Slips.Of(["smi"]));
        Assert.Empty(Slips.Of([]));
        Assert.Equal(3, Slips.Of(["margaret", "thompson", "elizabeth", "li"]).Count);
        Assert.Contains("n:ann", Slips.Of(["anne", "smith"]).Single(word => word.Rest is ["smith"]).Meant);
        Assert.DoesNotContain("n:ann", Slips.Of(["anne"]).Single().Meant);
        Assert.All(Slips.Of(["margaret", "thompson", new string('x', 200)]), word => Assert.InRange(word.Meant.Count, 1, 500));
    }
}
