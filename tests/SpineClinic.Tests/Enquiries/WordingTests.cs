using SpineClinic.Enquiries;
using SpineClinic.Safety;
using SpineClinic.Website;

namespace SpineClinic.Tests.Enquiries;

public sealed class WordingTests
{
    private static readonly QuestionnaireLibrary Library = QuestionnaireLibrary.Load(SafetyLibrary.Load().Rules);

    [Fact]
    public void Every_question_option_and_error_has_its_words_for_both()
    {
        var words = Library.Wording("en");
        foreach (var question in Library.Current.Pages.SelectMany(page => page.Questions))
        {
            foreach (var they in new[] { false, true })
            {
                Assert.NotEmpty(words.Label(question.Id, they));
                Assert.NotEmpty(words.Short(question.Id, they));
                Assert.All(question.Type == QuestionType.Scale ? [] : question.Options, code => Assert.NotEmpty(words.Option(question.Id, code, they)));
                Assert.All(ErrorsOf(question), kind => Assert.NotEmpty(words.Error(question.Id, kind, they)));
            }
        }
    }

    [Fact]
    public void A_missing_text_is_found() => Assert.Throws<KeyNotFoundException>(() => Library.Wording("en").Label("mood"));

    [Theory, InlineData("en"), InlineData("es"), InlineData("de"), InlineData("fr"), InlineData("ar")]
    public void No_patient_reads_a_word_that_makes_this_a_medical_device(string language) => Assert.All(PatientTexts(language), text => Assert.DoesNotMatch(ClaimWords.Device(language), text));

    [Theory]
    [InlineData("en", "We use triage", "Screening questions", "Symptom checker", "This can detect", "to diagnose", "the risk of")]
    [InlineData("es", "el triaje", "un cribado", "para diagnosticar", "el diagnóstico", "detecta", "riesgo de")]
    [InlineData("de", "die Triage", "das Screening", "Diagnose", "zu diagnostizieren", "Risiko für")]
    [InlineData("fr", "le triage", "un dépistage", "diagnostiquer", "le diagnostic", "détecter", "risque de")]
    [InlineData("ar", "نظام الفرز", "تشخيص المرض", "خطر الإصابة بمرض")]
    public void Such_a_word_would_be_found(string language, params string[] texts) => Assert.All(texts, text => Assert.Matches(ClaimWords.Device(language), text));

    [Theory, InlineData("en"), InlineData("es"), InlineData("de"), InlineData("fr"), InlineData("ar")]
    public void No_patient_reads_a_claim_of_benefit(string language) => Assert.All(PatientTexts(language), text => Assert.DoesNotMatch(ClaimWords.Claims(language), text));

    [Theory]
    [InlineData("en", "It will cure you", "guaranteed", "painless", "proven", "safer", "revolutionary", "state-of-the-art")]
    [InlineData("es", "lo cura", "garantizado", "indoloro", "probado", "más seguro", "revolucionario", "de última generación")]
    [InlineData("de", "Es heilt", "garantiert", "schmerzfrei", "bewiesen", "ein sicherer Eingriff", "revolutionär", "modernste Technik")]
    [InlineData("fr", "guérir", "garanti", "indolore", "prouvé", "plus sûr", "révolutionnaire", "de pointe")]
    [InlineData("ar", "شفاء تام", "مضمون", "بدون ألم", "مثبت علميا", "أكثر أمانا", "علاج ثوري", "أحدث التقنيات")]
    public void Such_a_claim_would_be_found(string language, params string[] texts) => Assert.All(texts, text => Assert.Matches(ClaimWords.Claims(language), text));

    [Theory, InlineData("en"), InlineData("es"), InlineData("de"), InlineData("fr"), InlineData("ar")]
    public void The_texts_of_a_language_are_its_words_its_letters_and_the_packs(string language)
    {
        var names = WordingFiles.Of(language).Select(file => file.Name).ToList();
        Assert.Contains(names, name => name.Contains(".wording.", StringComparison.Ordinal));
        Assert.Contains(names, name => name.Contains("Letters.PatientAcknowledgement.", StringComparison.Ordinal));
        Assert.Contains(names, name => name.Contains("Letters.SavedDraft.", StringComparison.Ordinal));
        Assert.Contains(names, name => name.Contains("Triage.Messages.", StringComparison.Ordinal));
        Assert.Contains(names, name => name.Contains(".packs.", StringComparison.Ordinal));
    }

    private static IEnumerable<string> ErrorsOf(Question question)
    {
        if (!question.Optional || question.RequiredWhen is not null)
        {
            yield return "required";
        }

        if (question.IsText)
        {
            yield return "tooLong";
        }
        else
        {
            yield return "unknown";
        }

        if (question.Exclusive.Count > 0)
        {
            yield return "exclusive";
        }

        if (question.Type is QuestionType.Tel or QuestionType.Email)
        {
            yield return "invalid";
        }
    }

    // Words, letters and packs, and in English the markup of the pages that patients see.
    private static IEnumerable<string> PatientTexts(string language)
    {
        var web = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../../src/SpineClinic.Web"));
        string[] folders = language == "en" ? ["Patients", "Information"] : [];
        return WordingFiles.Of(language).Select(file => file.Text)
            .Concat(folders.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(web, folder), "*.razor")).Select(File.ReadAllText));
    }
}
