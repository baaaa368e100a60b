using SpineClinic.Enquiries;

namespace SpineClinic.Tests.Enquiries;

public sealed class NameKeyTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" -., ' ")]
    public void Without_a_letter_there_is_no_key(string? name) => Assert.Equal("", NameKey.Of(name));

    [Theory]
    [InlineData("Zoë Quince", "zoe  QUINCE")]
    [InlineData("Zoë Quince", "Quince, Zoe")]
    [InlineData("Zoe\u0308 Quince", "Zo\u00eb Quince")]
    [InlineData("O'Brien-Smith", "OBrien Smith")]
    [InlineData("Łukasz Ångström", "Lukasz Angstrom")]
    [InlineData("Jürgen Groß", "JURGEN GROSS")]
    [InlineData("Søren Æbelø", "soren aebelo")]
    [InlineData("ＺＯＥ", "zoe")]
    [InlineData("مُحَمَّد", "محمد")]
    public void Names_that_are_written_differently_are_one(string one, string other) => Assert.Equal(NameKey.Of(one), NameKey.Of(other));

    [Theory]
    [InlineData("Zoë Quince", "Zoë Quinn")]
    [InlineData("Zoë", "Zoë Quince")]
    [InlineData("王芳", "王方")]
    [InlineData("किरण", "करण")]
    public void Other_names_are_others(string one, string other) => Assert.NotEqual(NameKey.Of(one), NameKey.Of(other));

    [Fact]
    public void It_fits_its_column_and_breaks_no_sign_in_two()
    {
        var key = NameKey.Of(string.Concat("a", string.Concat(Enumerable.Repeat("𠮷", 200))));
        Assert.True(key.Length <= NameKey.Longest);
        Assert.False(char.IsHighSurrogate(key[^1]));
    }
}
