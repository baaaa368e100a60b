using System.Text.RegularExpressions;
using SpineClinic.Enquiries;
using SpineClinic.Safety;

namespace SpineClinic.Tests.Enquiries;

public sealed partial class WordingTests
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

    [Fact]
    public void No_patient_reads_a_word_that_makes_this_a_medical_device() => Assert.All(PatientTexts(), text => Assert.DoesNotMatch(Banned(), text));

    [Theory]
    [InlineData("We use triage")]
    [InlineData("Screening questions")]
    [InlineData("Symptom checker")]
    [InlineData("This can detect")]
    [InlineData("to diagnose")]
    [InlineData("the risk of")]
    public void Such_a_word_would_be_found(string text) => Assert.Matches(Banned(), text);

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

    // Wording files and packs, letters to patients, and the markup of the pages that patients see.
    private static IEnumerable<string> PatientTexts()
    {
        var assembly = typeof(Wording).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.Contains(".wording.") || name.Contains(".packs.") || name.Contains("Letters.Patient")))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return reader.ReadToEnd();
        }

        var web = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../../src/SpineClinic.Web"));
        foreach (var file in new[] { "Patients", "Information" }.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(web, folder), "*.razor")))
        {
            yield return File.ReadAllText(file);
        }
    }

    [GeneratedRegex(@"\btriag|\bscreen(ing|ed)\b|symptom checker|\bdetect|\bdiagnos|\bpredict|\brisk of\b|clinically proven|self.assessment", RegexOptions.IgnoreCase)]
    private static partial Regex Banned();
}
