using System.Text.Json.Nodes;
using SpineClinic.Enquiries;
using SpineClinic.Safety;

namespace SpineClinic.Tests.Enquiries;

/// <summary>Every language says everything that English says, with the same gaps to fill. Second forms ("they") may be fewer or more: grammars differ.</summary>
public sealed class WordingShapeTests
{
    private static readonly string[] PatientLetters =
    [
        .. new[] { "PatientAcknowledgement", "SavedDraft" }.Select(name => $"Enquiries.Letters.{name}"),
        .. new[] { "Booked", "Cancelled", "Invitation", "Moved", "Offer", "Rebook", "Reminder", "Requested" }.Select(name => $"Booking.Letters.{name}"),
    ];

    [Theory, InlineData("es"), InlineData("de"), InlineData("fr"), InlineData("ar")]
    public void A_language_has_exactly_the_texts_of_English(string language) => Assert.Empty(Differences(WordingFiles.Read("en"), WordingFiles.Read(language)));

    [Fact]
    public void A_text_that_is_missing_is_found() => Assert.Equal(["pages.emergency.callLink: missing"], Changed(words => words["pages"]!["emergency"]!.AsObject().Remove("callLink")));

    [Fact]
    public void A_text_too_many_is_found() => Assert.Equal(["common.more: too many"], Changed(words => words["common"]!["more"] = "Más"));

    [Fact]
    public void A_list_that_is_shorter_is_found() => Assert.Equal(["pages.emergency.doNotWait[3]: missing"], Changed(words => words["pages"]!["emergency"]!["doNotWait"]!.AsArray().RemoveAt(3)));

    [Fact]
    public void A_blank_text_is_found() => Assert.Equal(["common.back: blank"], Changed(words => words["common"]!["back"] = " "));

    [Fact]
    public void A_gap_that_is_lost_is_found() => Assert.Equal(["pages.emergency.headingCall: {} for {emergencyNumber}"], Changed(words => words["pages"]!["emergency"]!["headingCall"] = "Llame ahora"));

    [Fact]
    public void A_gap_that_is_lost_in_a_second_form_is_found() => Assert.Equal(
        ["pages.urgent.they.whatToDo[0]: {} for {urgentCall}"], Changed(words => words["pages"]!["urgent"]!["they"]!["whatToDo"]![0] = "Llame ahora mismo."));

    [Theory, InlineData("es"), InlineData("de"), InlineData("fr"), InlineData("ar")]
    public void Every_letter_to_a_patient_is_there_with_the_gaps_of_English(string language)
    {
        foreach (var letter in PatientLetters)
        {
            var (english, other) = (Letter(letter, "en"), Letter(letter, language));
            Assert.Equal(WordingFiles.Placeholders(english), WordingFiles.Placeholders(other));
        }
    }

    [Fact]
    public void The_stop_pages_of_this_build_are_complete_in_every_language() => StopTexts.Check(WordingFiles.Languages.Select(language => Words(WordingFiles.Read(language))).ToList());

    [Theory]
    [InlineData("pages", "emergency", "headingGo", "pages.emergency.headingGo")]
    [InlineData("pages", "emergency", "doNotWait", "pages.emergency.doNotWait[0]")]
    [InlineData("pages", "urgent", "whatToDoHeading", "pages.urgent.whatToDoHeading")]
    [InlineData("pages", "urgent", null, "pages.urgent.title")]
    [InlineData("common", "languageName", null, "common.languageName")]
    public void A_language_with_a_gap_in_a_stop_page_is_not_loaded(string group, string key, string? inner, string named)
    {
        var words = WordingFiles.Read("fr");
        (inner is null ? words[group]! : words[group]![key]!).AsObject().Remove(inner ?? key);
        RefusedFor(words, named);
    }

    [Fact]
    public void A_stop_page_with_a_blank_text_or_a_paragraph_less_is_not_loaded()
    {
        var blank = WordingFiles.Read("fr");
        blank["pages"]!["emergency"]!["callLink"] = "  ";
        RefusedFor(blank, "pages.emergency.callLink");
        var shorter = WordingFiles.Read("fr");
        shorter["pages"]!["emergency"]!["doNotWaitCall"]!.AsArray().RemoveAt(3);
        RefusedFor(shorter, "pages.emergency.doNotWaitCall[3]");
    }

    [Fact]
    public void The_library_looks_at_the_stop_pages()
    {
        var rules = SafetyLibrary.Load().Rules;
        Assert.Equal(WordingFiles.Languages.Order(), QuestionnaireLibrary.Load(rules).Languages.Select(words => words.Language).Order());
        Assert.Throws<InvalidDataException>(() => QuestionnaireLibrary.Load(rules, [Words(WordingFiles.Read("en")), Words(JsonNode.Parse("""
            {"version": 1, "language": "xx", "direction": "ltr", "common": {"languageName": "X"}, "pages": {}, "questions": {}}
            """)!)]));
    }

    private static void RefusedFor(JsonNode french, string named)
    {
        var refusal = Assert.Throws<InvalidDataException>(() => StopTexts.Check([Words(WordingFiles.Read("en")), Words(french)]));
        Assert.Contains("'fr'", refusal.Message, StringComparison.Ordinal);
        Assert.Contains($"'{named}'", refusal.Message, StringComparison.Ordinal);
    }

    private static Wording Words(JsonNode json) => new(json.ToJsonString());

    private static string Letter(string name, string language) => WordingFiles.Text($"SpineClinic.{name}.{language}.md");

    private static List<string> Changed(Action<JsonNode> change)
    {
        var words = WordingFiles.Read("es");
        change(words);
        return Differences(WordingFiles.Read("en"), words);
    }

    private static List<string> Differences(JsonNode english, JsonNode other)
    {
        var (wanted, found) = (WordingFiles.Flatten(english), WordingFiles.Flatten(other));
        return
        [
            .. wanted.Keys.Except(found.Keys).Where(path => !IsSecondForm(path)).Select(path => $"{path}: missing"),
            .. found.Keys.Except(wanted.Keys).Where(path => !IsSecondForm(path)).Select(path => $"{path}: too many"),
            .. found.Where(text => string.IsNullOrWhiteSpace(text.Value)).Select(text => $"{text.Key}: blank"),
            .. wanted.Keys.Intersect(found.Keys).Select(path => (Path: path, Wanted: Gaps(wanted[path]), Found: Gaps(found[path])))
                .Where(gaps => gaps.Wanted != gaps.Found && !string.IsNullOrWhiteSpace(found[gaps.Path])).Select(gaps => $"{gaps.Path}: {gaps.Found} for {gaps.Wanted}"),
        ];
    }

    private static string Gaps(string text) => WordingFiles.Placeholders(text).ToList() is { Count: > 0 } gaps ? string.Concat(gaps) : "{}";

    private static bool IsSecondForm(string path) => path.Contains(".they.", StringComparison.Ordinal);
}
