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

    // As a clinic writes: each of its claims is shown, not only one.
    [Theory]
    [InlineData("Back in action within days")]
    [InlineData("keyhole fusion for back pain")]
    [InlineData("Nine in ten")]
    [InlineData("free of pain")]
    [InlineData("excellent")]
    [InlineData("recovery is rapid")]
    [InlineData("fewer problems")]
    public void Of_a_whole_paragraph_every_claim_is_shown(string claim) => Assert.Contains(claim, ClaimWords.Find(
        "Back in action within days.",
        "Nine in ten of our patients are free of pain after keyhole fusion for back pain. Our surgeons have an excellent record and recovery is rapid. Far fewer problems than open surgery."));

    [Fact]
    public void A_plain_text_has_none() => Assert.Empty(ClaimWords.Find("Come ten minutes early. Bring your medicines.", ""));
}
