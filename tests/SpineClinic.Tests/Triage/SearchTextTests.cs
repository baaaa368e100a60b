using NodaTime;
using SpineClinic.Triage;

namespace SpineClinic.Tests.Triage;

public sealed class SearchTextTests
{
    private static readonly LocalDate Today = new(2026, 11, 24);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("SC-")]
    [InlineData("12")]
    [InlineData("+ ( ) -")]
    [InlineData("★")]
    [InlineData("a@")]
    public void Too_little_is_read_as_nothing(string? text) => Assert.DoesNotContain(SearchText.Read(text, "GB", Today), reading => reading.Kind != SearchKind.Name);

    [Theory]
    [InlineData("SC-4H7K-2M", "SC-4H7K-2M")]
    [InlineData("sc4h7k2m", "SC-4H7K-2M")]
    [InlineData(" 4h7k 2m ", "SC-4H7K-2M")]
    [InlineData("SC-4H7", "SC-4H7")]
    [InlineData("sc 4h7k2", "SC-4H7K-2")]
    [InlineData("4h7", "SC-4H7")]
    [InlineData("scdfh", "SC-DFH")]
    public void A_reference_is_read_in_any_way_of_writing_it(string text, string value) =>
        Assert.Equal(value, Assert.Single(SearchText.Read(text, "GB", Today), reading => reading.Kind == SearchKind.Reference).Value);

    [Theory]
    [InlineData("SC-4H")]
    [InlineData("Rhyd")]
    [InlineData("Vky")]
    [InlineData("Smith")]
    [InlineData("4h7k2m9")]
    [InlineData("SC-AEI")]
    public void A_name_of_the_same_signs_is_no_reference(string text) => Assert.DoesNotContain(SearchText.Read(text, "GB", Today), reading => reading.Kind == SearchKind.Reference);

    [Theory]
    [InlineData("07700 900123", "447700900123", true)]
    [InlineData("+44 7700 900 123", "447700900123", true)]
    [InlineData("(020) 7946-0018", "442079460018", true)]
    [InlineData("0123", "0123", false)]
    [InlineData("900 123", "900123", false)]
    public void A_phone_number_is_read_in_any_format_and_by_its_end(string text, string value, bool isWhole)
    {
        var reading = Assert.Single(SearchText.Read(text, "GB", Today), reading => reading.Kind == SearchKind.Phone);
        Assert.Equal((value, isWhole), (reading.Value, reading.IsWhole));
    }

    [Theory]
    [InlineData("Zoe@Example.org", "zoe@example.org")]
    [InlineData("@example", "@example")]
    [InlineData("zoe.quin", "zoe.quin")]
    [InlineData("smith92", "smith92")]
    public void A_part_of_an_email_address_is_read_as_one(string text, string value) =>
        Assert.Equal(value, Assert.Single(SearchText.Read(text, "GB", Today), reading => reading.Kind == SearchKind.Email).Value);

    [Theory]
    [InlineData("24/11/2026", 2026, 11, 24)]
    [InlineData("3.1.2026", 2026, 1, 3)]
    [InlineData("2026-11-24", 2026, 11, 24)]
    [InlineData("24 Nov 2026", 2026, 11, 24)]
    [InlineData("24 november 2026", 2026, 11, 24)]
    [InlineData("today", 2026, 11, 24)]
    [InlineData("Yesterday", 2026, 11, 23)]
    public void A_day_is_read_as_a_day_and_as_nothing_else(string text, int year, int month, int day) =>
        Assert.Equal(new LocalDate(year, month, day), Assert.Single(SearchText.Read(text, "GB", Today)).Day);

    [Theory]
    [InlineData("31/2/2026")]
    [InlineData("24/11/99999")]
    public void A_day_that_does_not_exist_is_none(string text) => Assert.DoesNotContain(SearchText.Read(text, "GB", Today), reading => reading.Kind == SearchKind.Date);

    [Fact]
    public void Four_digits_may_be_a_reference_or_the_end_of_a_number() =>
        Assert.Equal([SearchKind.Reference, SearchKind.Phone], SearchText.Read("2345", "GB", Today).Select(reading => reading.Kind));

    [Theory]
    [InlineData("o'brien ZOË", "obrien zoe")]
    [InlineData("محمد", "محمد")]
    [InlineData("anna anna", "anna")]
    public void A_name_is_read_as_its_words(string text, string words) =>
        Assert.Equal(words.Split(' '), Assert.Single(SearchText.Read(text, "GB", Today)).Words);

    [Fact]
    public void Endless_text_is_cut_off() =>
        Assert.InRange(Assert.Single(SearchText.Read(string.Join(' ', Enumerable.Range(0, 5000).Select(i => $"word{(char)('a' + (i % 26))}x")), "GB", Today)).Words.Count, 1, 6);
}
