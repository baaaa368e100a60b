using SpineClinic.Enquiries;

namespace SpineClinic.Tests.Enquiries;

public sealed class SearchMarksTests
{
    [Theory]
    [InlineData("Łukasz O’Brien-Ærø", "lukasz", "luk", "l", "obr", "brien", "aero")]
    [InlineData("王小明", "王", "小明", "明")]
    [InlineData("محمد عبد الله", "محمد", "ع")]
    [InlineData("🙂 Ünal", "unal", "un")]
    public void A_name_has_the_bits_of_every_beginning_of_its_words(string name, params string[] typed) =>
        Assert.All(typed, word => AssertWithin(SearchMarks.OfNames(name, null), SearchMarks.OfWords([word])));

    [Fact]
    public void So_has_who_asks_for_somebody() => AssertWithin(SearchMarks.OfNames("Zoë Quince", "Bo Li"), SearchMarks.OfWords(["qui", "bo", "zoe", "l"]));

    [Theory]
    [InlineData("zoe.quince-hall+clinic@mail.example.org")]
    [InlineData("a.b.c.d.e.f.g@x.org")]
    [InlineData("elizabeth.khan12@example.org")]
    [InlineData(".dot..dot.@example.org")]
    [InlineData("müller@example.org")]
    public void An_address_has_the_bits_of_every_part_that_begins_where_a_word_does(string address)
    {
        var at = address.IndexOf('@', StringComparison.Ordinal);
        var starts = Enumerable.Range(0, at + 1).Where(i => i == 0 || i == at || !char.IsLetterOrDigit(address[i - 1]));
        var parts = starts.SelectMany(start => Enumerable.Range(1, address.Length - start).Select(length => address.Substring(start, length)));
        Assert.All(parts, part => AssertWithin(SearchMarks.OfEmail(address), SearchMarks.OfEmail(part)));
    }

    [Fact]
    public void A_number_has_the_bits_of_its_end_and_a_reference_those_of_its_beginning()
    {
        Assert.All(Enumerable.Range(1, 12), length => AssertWithin(SearchMarks.OfPhone("447700900123"), SearchMarks.OfPhone("447700900123"[^length..])));
        Assert.All(Enumerable.Range(1, 6), length => AssertWithin(SearchMarks.OfReference("4H7K2M"), SearchMarks.OfReference("4H7K2M"[..length])));
    }

    // What the marks are for: among a thousand of other names nearly none has all of them by chance.
    [Fact]
    public void Others_rarely_have_them_all()
    {
        var random = new Random(5);
        string Word() => string.Concat(Enumerable.Range(0, 8).Select(_ => (char)('a' + random.Next(26))));
        List<long> others = [.. Enumerable.Range(0, 1000).Select(_ => SearchMarks.OfNames($"{Word()} {Word()}", null))];
        Assert.InRange(By(SearchMarks.OfWords(["elizabeth", "khan"])), 0, 2);
        Assert.InRange(By(SearchMarks.OfWords(["kh"])), 0, 60);
        Assert.InRange(By(SearchMarks.OfEmail("khan@")), 0, 10);
        Assert.Equal(1000, By(SearchMarks.OfWords([])));

        int By(long asked) => others.Count(marks => (marks & asked) == asked);
    }

    // They are stored: other bits for the same name would hide everybody who was filed before.
    [Fact]
    public void They_are_the_same_for_ever() =>
        Assert.Equal((4638745016767348754L, 4638745016800911378L), (SearchMarks.OfNames("Zoë Quince", null), SearchMarks.OfEmail("zoe.quince@example.org")));

    private static void AssertWithin(long marks, long asked) => Assert.Equal(asked, marks & asked);
}
