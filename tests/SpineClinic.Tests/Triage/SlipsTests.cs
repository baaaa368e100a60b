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
    public void Keys_are_bounded_and_hold_the_one_that_was_meant()
    {
        Assert.Contains("n:smith", Slips.Keys(["smiht"]));
        Assert.Contains("w:ann+smi", Slips.Keys(["anna", "msith"]));
        Assert.Contains("w:ann+smi", Slips.Keys(["naan", "smith"]).Concat(Slips.Keys(["nana", "smith"])));
        Assert.Empty(Slips.Keys(["smi"]));
        Assert.Empty(Slips.Keys([]));
        Assert.InRange(Slips.Keys([new string('x', 200)]).Count, 1, 600);
        Assert.InRange(Slips.Keys(["margaret", "thompson", "elizabeth"]).Count, 1, 600);
    }
}
