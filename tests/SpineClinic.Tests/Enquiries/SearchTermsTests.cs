using NodaTime;
using SpineClinic.Enquiries;

namespace SpineClinic.Tests.Enquiries;

public sealed class SearchTermsTests
{
    [Fact]
    public void An_enquiry_is_filed_under_these_keys() => Assert.Equal(
        ["e:@ex", "e:@examp", "e:qui", "e:quince", "e:zoe", "e:zoe.qu", "n:qui", "n:quin", "n:quinc", "n:zoe", "p:0123", "r:4H7", "w:qui+zoe"],
        Of("SC-4H7K-2M", "Zoë Quince", null, "+447700900123", "Zoe.Quince@example.org").Order(StringComparer.Ordinal));

    [Fact]
    public void A_short_name_is_a_key_as_it_is() => Assert.Equal(["n:bo", "n:li", "r:4H7"], Of("SC-4H7K-2M", "Li Bo", null, null, null).Order(StringComparer.Ordinal));

    [Fact]
    public void What_cannot_be_filed_is_left_out()
    {
        Assert.Equal(["r:4H7"], Of("SC-4H7K-2M", "★", null, "+12", "@"));
        Assert.Null(SearchTerms.WordToFind(""));
    }

    [Fact]
    public void A_very_long_name_makes_a_bounded_number_of_keys()
    {
        var name = string.Join(' ', Enumerable.Range(0, 60).Select(i => $"ab{(char)('a' + (i % 26))}defgh"));
        Assert.InRange(Of("SC-4H7K-2M", name, name, "+447700900123", $"{string.Join('.', Enumerable.Repeat("abc", 60))}@example.org").Count, 20, 90);
        Assert.All(Of("SC-4H7K-2M", name, null, null, null), key => Assert.InRange(key.Length, 3, 32));
    }

    [Theory]
    [InlineData("smith", "n:smith")]
    [InlineData("smithso", "n:smithso")]
    [InlineData("smithsonian", "n:smithso")]
    [InlineData("johnso", "n:johns")]
    [InlineData("smi", "n:smi")]
    [InlineData("sm", "n:sm")]
    [InlineData("王", "n:王")]
    public void The_beginning_of_a_name_is_looked_up_under_a_key_that_the_name_has(string typed, string key) => Assert.Equal(key, SearchTerms.WordToFind(typed));

    [Fact]
    public void Two_words_are_one_key_in_any_order()
    {
        Assert.Equal("w:ann+smi", SearchTerms.Pair("smith", "anna"));
        Assert.Equal(SearchTerms.Pair("anna", "smi"), SearchTerms.Pair("smith", "ann"));
    }

    [Fact]
    public void Places_rise_with_time_and_a_day_begins_before_its_first()
    {
        var at = Instant.FromUtc(2026, 11, 24, 10, 0);
        var orders = Enumerable.Range(0, 50).Select(i => SearchEntry.OrderOf(Guid.CreateVersion7((at + Duration.FromMilliseconds(i)).ToDateTimeOffset()))).ToList();
        Assert.Equal(orders.Order(), orders);
        Assert.Equal(50, orders.Distinct().Count());
        Assert.True(SearchEntry.FirstAt(at) <= orders[0] && SearchEntry.FirstAt(at + Duration.FromMilliseconds(1)) > orders[0]);
        Assert.All([Guid.NewGuid(), Guid.AllBitsSet, Guid.Empty], id => Assert.True(SearchEntry.OrderOf(id) >= 0));
    }

    private static List<string> Of(string reference, string name, string? proxy, string? phone, string? email) => [.. SearchTerms.Of(reference, name, proxy, phone, email).Keys];
}
