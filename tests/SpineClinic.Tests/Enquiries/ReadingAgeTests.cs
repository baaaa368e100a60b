using System.Globalization;
using SpineClinic.Enquiries;
using SpineClinic.Safety;

namespace SpineClinic.Tests.Enquiries;

/// <summary>A person in pain reads the form and the stop pages: no harder than sixth grade (age 11 to 12).</summary>
public sealed class ReadingAgeTests(ITestOutputHelper output)
{
    private const double Hardest = 6.0;
    private static readonly SafetyLibrary Safety = SafetyLibrary.Load();
    private static readonly QuestionnaireLibrary Library = QuestionnaireLibrary.Load(Safety.Rules);
    private static readonly string[] StopPages = [FormRoute.Emergency, FormRoute.Urgent];
    private static readonly string[] AroundTheForm = ["start", "check", "received"];
    private static readonly string[] Information = ["home", "information", "contact-us", "privacy", "cookies", "accessibility", "not-set-up", "failed"];

    [Theory]
    [InlineData("pain", 1)]
    [InlineData("changed", 1)]
    [InlineData("numbness", 2)]
    [InlineData("trouble", 2)]
    [InlineData("confused", 2)]
    [InlineData("hospital", 3)]
    [InlineData("medicine", 3)]
    [InlineData("injection", 3)]
    [InlineData("emergency", 4)]
    [InlineData("temperature", 4)]
    [InlineData("needed", 2)]
    [InlineData("osteoporosis", 6)]
    public void Syllables_are_counted(string word, int syllables) => Assert.Equal(syllables, ReadingAge.Syllables(word));

    [Fact]
    public void Hard_words_are_found() =>
        Assert.True(ReadingAge.Count(["Notwithstanding considerable radiological uncertainty, multidisciplinary rehabilitation remains recommended."]).Grade > Hardest);

    [Fact]
    public void Easy_words_are_easy() => Assert.True(ReadingAge.Count(["Call us now.", "Do not wait for a letter."]).Grade < 3);

    [Fact]
    public void The_form_and_the_stop_pages_read_no_harder_than_sixth_grade()
    {
        var words = Library.Wording("en");
        var form = Library.Current.Pages.Select(page => (page.Id, Counts: ReadingAge.Count(FormTexts(words, page)))).ToList();
        var stops = StopPages.Select(page => (Id: page, Counts: ReadingAge.Count(PageTexts(page)))).ToList();
        var around = AroundTheForm.Select(page => (Id: page, Counts: ReadingAge.Count(PageTexts(page)))).ToList();
        foreach (var (id, counts) in form.Concat(stops).Concat(around))
        {
            Say($"Reading grade of {id}: {Show(counts)}");
        }

        var (ofForm, ofStops) = (Sum(form), Sum(stops));
        Say($"Reading grade of the form, over all: {Show(ofForm)}");
        Say($"Reading grade of the stop pages, over all: {Show(ofStops)}");
        Say($"Reading grade of both, over all: {Show(ofForm + ofStops)}");
        Assert.InRange(ofForm.Grade, 0, Hardest);
        Assert.InRange(ofStops.Grade, 0, Hardest);
        Assert.InRange((ofForm + ofStops).Grade, 0, Hardest);
    }

    [Fact]
    public void The_information_pages_read_no_harder_than_sixth_grade_over_all()
    {
        var pages = Information.Select(page => (Id: page, Counts: ReadingAge.Count(PageTexts(page)))).ToList();
        foreach (var (id, counts) in pages)
        {
            Say($"Reading grade of {id}: {Show(counts)}");
        }

        Say($"Reading grade of the information pages, over all: {Show(Sum(pages))}");
        Assert.InRange(Sum(pages).Grade, 0, Hardest);
    }

    // The runner shows a test's own output only when it fails; the figures belong in every run.
    private void Say(string line)
    {
        output.WriteLine(line);
        Console.WriteLine(line);
    }

    private static ReadingAge.Counts Sum(IEnumerable<(string Id, ReadingAge.Counts Counts)> pages) => pages.Select(page => page.Counts).Aggregate((one, other) => one + other);

    private static string Show(ReadingAge.Counts counts) => counts.Grade.ToString("0.0", CultureInfo.InvariantCulture);

    // What is on the screen before anything went wrong; the title of a page with one question is its label again.
    private static IEnumerable<string> FormTexts(Wording words, QuestionnairePage page) =>
        PageTexts(page.Id).Concat(page.Questions.SelectMany(question => new[] { words.Label(question.Id), words.Hint(question.Id) ?? "" }
            .Concat(question.Type == QuestionType.Scale ? [] : question.Options.SelectMany(code => new[] { words.Option(question.Id, code), words.OptionHint(question.Id, code) ?? "" }))))
            .Select(Filled).Distinct();

    private static IEnumerable<string> PageTexts(string page) => WordingFiles.Flatten(WordingFiles.Read("en")["pages"]![page]!)
        .Where(text => !text.Key.StartsWith("they.", StringComparison.Ordinal)).Select(text => Filled(text.Value)).Distinct();

    private static string Filled(string text)
    {
        var pack = Safety.Packs["GB-ENG"];
        return text.Replace("{emergencyNumber}", pack.EmergencyNumber, StringComparison.Ordinal)
            .Replace("{hospital}", pack.Hospital["en"], StringComparison.Ordinal)
            .Replace("{urgentCall}", pack.UrgentCall["en"], StringComparison.Ordinal)
            .Replace("{crisis}", pack.Crisis[0].Label, StringComparison.Ordinal)
            .Replace('{', ' ').Replace('}', ' ');
    }
}
