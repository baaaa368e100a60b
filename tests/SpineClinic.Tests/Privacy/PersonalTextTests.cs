using SpineClinic.Privacy;

namespace SpineClinic.Tests.Privacy;

public sealed class PersonalTextTests
{
    [Theory]
    [InlineData("Zo\0ë", "Zoë")]
    [InlineData("a\u202Egnp.exe", "agnp.exe")]
    [InlineData("  Mary \t  Ann\r\nSmith ", "Mary Ann Smith")]
    [InlineData("e\u0301", "\u00e9")]
    [InlineData("نور ‏حسين", "نور ‏حسين")]
    [InlineData("👩‍👧", "👩‍👧")]
    [InlineData("<script>", "<script>")]
    [InlineData(null, "")]
    public void A_line_keeps_every_word_and_loses_what_cannot_be_seen(string? typed, string kept) => Assert.Equal(kept, PersonalText.Line(typed));

    [Fact]
    public void Half_a_character_becomes_a_visible_mark() => Assert.Equal("a\uFFFDb", PersonalText.Line("a\uD83Db"));

    [Fact]
    public void Paragraphs_keep_their_lines() => Assert.Equal("one\n\ntwo", PersonalText.Paragraphs("\r\none\r\n\r\ntwo\r\n"));

    [Theory]
    [InlineData("痛み", 2)]
    [InlineData("😣😣", 2)]
    [InlineData("", 0)]
    public void Length_counts_what_a_person_would_count(string text, int length) => Assert.Equal(length, PersonalText.Length(text));
}
