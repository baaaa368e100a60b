using SpineClinic.Website;

namespace SpineClinic.Tests.Website;

public sealed class ClaimWordsTests
{
    [Fact]
    public void Each_word_is_found_once_as_it_stands() => Assert.Equal(["Guaranteed", "best", "diagnose"], ClaimWords.Find("Guaranteed. The best, best care.", "We diagnose it; guaranteed."));

    [Theory]
    [InlineData("It needs only small cuts.", "only small cuts")]
    [InlineData("Keyhole surgery has fewer complications.", "fewer complications")]
    [InlineData("You go home the same day.", "home the same day")]
    [InlineData("You recover faster, in weeks rather than months.", "recover faster", "weeks rather than months")]
    [InlineData("It reduces what surgery costs.", "reduces what surgery costs")]
    [InlineData("95% of our patients are happy.", "95%")]
    [InlineData("95 per cent are happy.", "95 per cent")]
    [InlineData("Our success rate is high.", "success rate")]
    [InlineData("It helps nine out of ten.", "out of ten")]
    public void What_the_evidence_refuses_and_a_share_without_its_people_are_shown(string text, params string[] found) => Assert.Equal(found, ClaimWords.Find(text));

    [Fact]
    public void A_plain_text_has_none() => Assert.Empty(ClaimWords.Find("Come ten minutes early. Bring your medicines.", ""));
}
