using System.Text.Json;
using SpineClinic.Enquiries;
using SpineClinic.Safety;

namespace SpineClinic.Tests.Safety;

public sealed class JurisdictionPackTests
{
    [Fact]
    public void Every_pack_has_its_words_in_every_language()
    {
        var library = SafetyLibrary.Load();
        var languages = QuestionnaireLibrary.Load(library.Rules).Languages;
        foreach (var pack in library.Packs.Values)
        {
            Assert.All(languages, words => Assert.NotEmpty(pack.Hospital[words.Language]));
            Assert.All(languages, words => Assert.NotEmpty(pack.UrgentCall[words.Language]));
        }
    }

    [Theory]
    [InlineData("999", "GB", true)]
    [InlineData("111", "GB", false)]
    [InlineData("111", "NZ", true)]
    public void A_number_that_is_no_emergency_number_there_is_found(string number, string region, bool isOne) =>
        Assert.Equal(isOne, PhoneNumbers.ShortNumberInfo.GetInstance().IsEmergencyNumber(number, region));

    [Theory]
    [InlineData("""{"question":"walk"}""")]
    [InlineData("""{"any":[{"maybe":true}]}""")]
    [InlineData("""{"always":false}""")]
    [InlineData("""{}""")]
    public void A_condition_of_no_known_form_is_refused(string json) => Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Condition>(json));
}
