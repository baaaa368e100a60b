using SpineClinic.Website;

namespace SpineClinic.Tests.Website;

public sealed class ClaimWordsTests
{
    [Fact]
    public void Each_word_is_found_once_as_it_stands() => Assert.Equal(["Guaranteed", "best", "diagnose"], ClaimWords.Find("Guaranteed. The best, best care.", "We diagnose it; guaranteed."));

    [Fact]
    public void A_plain_text_has_none() => Assert.Empty(ClaimWords.Find("Come ten minutes early. Bring your medicines.", ""));
}
