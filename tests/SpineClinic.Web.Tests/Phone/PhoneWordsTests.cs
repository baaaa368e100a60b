using SpineClinic.Enquiries;
using SpineClinic.Triage;
using SpineClinic.Web.Phone;

namespace SpineClinic.Web.Tests.Phone;

public sealed class PhoneWordsTests
{
    [Fact]
    public void Every_sign_of_a_reference_has_its_word() => Assert.DoesNotContain(PhoneWords.Spell($"SC-{EnquiryReference.Alphabet}").Split(", "), word => word.Length == 1);

    [Fact]
    public void Every_way_to_end_and_every_answer_has_its_words()
    {
        Assert.All(Enum.GetValues<CallEnding>(), ending => Assert.NotEqual("", PhoneWords.Of(ending).Text));
        Assert.DoesNotContain("Rang", Enum.GetNames<CallTold>().Select(PhoneWords.OfCall));
        Assert.Equal("Rang", PhoneWords.OfCall("something new"));
    }
}
