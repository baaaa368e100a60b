using SpineClinic.Enquiries;

namespace SpineClinic.Tests.Enquiries;

public sealed class ResumeCodeTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("river apple stone")]
    [InlineData("river apple stone 482")]
    [InlineData("river apple stone 48211")]
    [InlineData("river apple 4821")]
    [InlineData("river apple stone moon 4821")]
    [InlineData("4821")]
    [InlineData("\ud800")]
    public void What_is_not_three_words_and_four_digits_is_no_code(string? text) => Assert.False(ResumeCode.TryParse(text, out _));

    [Theory]
    [InlineData("river apple stone 4821")]
    [InlineData("  RIVER   Apple stone\t4821 ")]
    [InlineData("river-apple-stone-4821")]
    [InlineData("river.apple.stone.4821")]
    [InlineData("river, apple, stone, 4821.")]
    [InlineData("river،apple،stone،٤٨٢١")]
    [InlineData("river apple stone ۴۸۲۱")]
    [InlineData("ｒｉｖｅｒ　ａｐｐｌｅ　ｓｔｏｎｅ　４８２１")]
    [InlineData("river apple stone4821")]
    [InlineData("river apple stone 4 8 2 1")]
    [InlineData("\u200eriver apple st\u200bone 4821\u200f")]
    [InlineData("4821 river apple stone")]
    public void It_is_read_however_it_was_typed(string text)
    {
        Assert.True(ResumeCode.TryParse(text, out var code));
        Assert.Equal("river apple stone 4821", code);
    }

    [Fact]
    public void A_new_code_is_three_words_of_the_list_and_four_digits_and_reads_as_itself()
    {
        for (var i = 0; i < 500; i++)
        {
            var code = ResumeCode.New();
            Assert.Matches("^[a-z]{3,6} [a-z]{3,6} [a-z]{3,6} [0-9]{4}$", code);
            Assert.All(code.Split(' ')[..3], word => Assert.Contains(word, ResumeCode.Words));
            Assert.True(ResumeCode.TryParse(code, out var read));
            Assert.Equal(code, read);
        }
    }

    [Fact]
    public void There_are_at_least_forty_bits_of_codes() => Assert.True(Math.Log2(Math.Pow(ResumeCode.Words.Count, 3) * 10_000) >= 40);

    [Fact]
    public void No_word_is_there_twice_or_is_another_with_one_letter_changed()
    {
        var words = ResumeCode.Words;
        Assert.True(words.Count >= 600);
        Assert.Equal(words.Count, words.Distinct().Count());
        Assert.All(words, word => Assert.Matches("^[a-z]{3,6}$", word));
        Assert.Empty(words.SelectMany(one => words.Where(other => string.CompareOrdinal(one, other) < 0 && IsOneLetterAway(one, other)).Select(other => $"{one} {other}")));
    }

    [Fact]
    public void Two_words_that_are_one_letter_apart_are_found()
    {
        Assert.True(IsOneLetterAway("boat", "coat"));
        Assert.True(IsOneLetterAway("car", "card"));
        Assert.False(IsOneLetterAway("river", "stone"));
    }

    private static bool IsOneLetterAway(string one, string other)
    {
        var (shorter, longer) = one.Length <= other.Length ? (one, other) : (other, one);
        return shorter.Length == longer.Length
            ? shorter.Zip(longer).Count(pair => pair.First != pair.Second) == 1
            : longer.Length - shorter.Length == 1 && Enumerable.Range(0, longer.Length).Any(i => longer.Remove(i, 1) == shorter);
    }
}
