using SpineClinic.Enquiries;

namespace SpineClinic.Tests.Enquiries;

public sealed class NameFoldTests
{
    [Theory]
    [InlineData("Zoë Quince", "zoe quince")]
    [InlineData("ZOE\u0308  QUINCE", "zoe quince")]
    [InlineData("Łukasz Groß", "lukasz gross")]
    [InlineData("Søren Ærø", "soren aero")]
    [InlineData("İbrahim Işık", "ibrahim isik")]
    [InlineData("Smith-Jones, Anne", "smith jones anne")]
    [InlineData("O’Brien", "obrien")]
    [InlineData("Ｊｏｈｎ", "john")]
    [InlineData("Ёлка Йод", "елка иод")]
    [InlineData("أحمد إبراهيم", "احمد ابراهيم")]
    [InlineData("فاطِمة", "فاطمه")]
    [InlineData("علی", "علي")]
    [InlineData("김철수", "김철수")]
    [InlineData("王小明", "王小明")]
    [InlineData("X Æ A-12", "x ae a 12")]
    public void Both_ways_to_write_a_name_are_one(string text, string words) => Assert.Equal(words.Split(' '), NameFold.Words(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" - ' ★ \u202E ")]
    [InlineData("\u0301\u0301")]
    public void What_has_no_letters_has_no_words(string? text)
    {
        Assert.Empty(NameFold.Words(text));
        Assert.Empty(NameFold.WordsToFind(text));
    }

    [Fact]
    public void A_name_with_an_apostrophe_is_found_by_its_end_too()
    {
        Assert.Equal(["obrien", "brien"], NameFold.WordsToFind("O'Brien"));
        Assert.Equal(["dhu"], NameFold.WordsToFind("D'hu"));
    }

    [Fact]
    public void Where_names_are_written_together_each_sign_begins_a_word() => Assert.Equal(["王小明", "小明", "明"], NameFold.WordsToFind("王小明"));

    [Fact]
    public void Half_a_sign_is_never_cut_off()
    {
        const string Word = "ab𠮷";
        Assert.Equal(["ab", "ab", "ab𠮷"], [NameFold.Cut(Word, 2), NameFold.Cut(Word, 3), NameFold.Cut(Word, 4)]);
        Assert.All(NameFold.WordsToFind("𠮷野𠮷"), word => Assert.False(char.IsLowSurrogate(word[0])));
    }

    [Fact]
    public void Broken_text_does_no_harm() => Assert.Equal(["a", "b"], NameFold.Words("a\uD800b"));
}
