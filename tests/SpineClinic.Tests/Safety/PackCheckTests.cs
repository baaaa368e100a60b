using System.Text.Json.Nodes;
using SpineClinic.Safety;

namespace SpineClinic.Tests.Safety;

/// <summary>A jurisdiction pack with a mistake in it stops the start, by its name.</summary>
public sealed class PackCheckTests
{
    private const string Good = """
        {
          "id": "XX", "version": 1, "region": "GB", "emergencyNumber": "999", "alsoWorks": ["112"],
          "hospital": {"en": "A&E", "es": "urgencias", "de": "die Notaufnahme", "fr": "un service d'urgences", "ar": "الطوارئ"},
          "urgentCall": {"en": "a GP", "es": "un médico", "de": "eine Praxis", "fr": "un médecin", "ar": "طبيب"},
          "urgentAdvice": null, "deaf": [{"label": "999 BSL", "url": "https://999bsl.co.uk"}], "crisis": [{"label": "Samaritans", "number": "116 123"}],
          "approvedBy": "Demo", "approvedOn": "2026-11-01", "reviewBy": "2027-11-01"
        }
        """;

    [Theory]
    [InlineData("emergencyNumber", "\"111\"", "'111' is not an emergency number of GB")]
    [InlineData("emergencyNumber", "null", "is not an emergency number of GB")]
    [InlineData("alsoWorks", "[\"112\", \"911\"]", "'911' is not an emergency number of GB")]
    [InlineData("region", "\"ZQ\"", "region 'ZQ'")]
    [InlineData("region", "null", "region ''")]
    [InlineData("hospital", "{\"en\": \"A&E\"}", "hospital has no words in 'es'")]
    [InlineData("hospital", "null", "hospital has no words in 'en'")]
    [InlineData("urgentCall", "{\"en\": \"a GP\", \"es\": \"un médico\", \"de\": \" \", \"fr\": \"un médecin\", \"ar\": \"طبيب\"}", "urgentCall has no words in 'de'")]
    [InlineData("crisis", "[]", "no crisis line")]
    [InlineData("crisis", "null", "no crisis line")]
    [InlineData("crisis", "[{\"label\": \"Somebody\"}]", "the line 'Somebody'")]
    [InlineData("deaf", "[{\"label\": \"Relay\", \"url\": \"relay\"}]", "the line 'Relay'")]
    [InlineData("reviewBy", "\"2026-11-01\"", "reviewBy 2026-11-01 is not after approvedOn 2026-11-01")]
    [InlineData("approvedBy", "\"\"", "approvedBy")]
    [InlineData("version", "0", "version")]
    [InlineData("reviewBy", "\"next year\"", "cannot be read")]
    [InlineData("id", "null", "no id")]
    public void A_pack_with_a_mistake_is_refused(string field, string value, string because)
    {
        var json = JsonNode.Parse(Good)!;
        json[field] = JsonNode.Parse(value);
        var refusal = Assert.Throws<InvalidDataException>(() => JurisdictionPacks.Parse("XX", json.ToJsonString()));
        Assert.StartsWith("Jurisdiction pack XX: ", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(because, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_that_is_no_pack_is_refused() => Assert.Contains("XX", Assert.Throws<InvalidDataException>(() => JurisdictionPacks.Parse("XX", "{")).Message, StringComparison.Ordinal);

    [Fact]
    public void Two_packs_with_one_id_are_refused() => Assert.Contains(
        "XX: two packs share this id", Assert.Throws<InvalidDataException>(() => JurisdictionPacks.ParseAll([("a", Good), ("b", Good)])).Message, StringComparison.Ordinal);

    [Fact]
    public void A_pack_for_everywhere_else_that_names_a_number_is_refused()
    {
        var json = JsonNode.Parse(Good)!;
        json["id"] = JurisdictionPack.Elsewhere;
        Assert.Throws<InvalidDataException>(() => JurisdictionPacks.Parse("XX", json.ToJsonString()));
    }

    [Fact]
    public void A_good_pack_is_taken() => Assert.Equal("XX:1", JurisdictionPacks.Parse("XX", Good).Edition);

    [Fact]
    public void There_is_a_pack_for_every_place_that_the_form_knows()
    {
        var safety = SafetyLibrary.Load();
        var places = SpineClinic.Enquiries.QuestionnaireLibrary.Load(safety.Rules).Current["where"].Options;
        Assert.Equal(places.Order(), safety.Packs.Keys.Order());
    }
}
