using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SpineClinic.Tests.Enquiries;
using SpineClinic.Web.Information;
using SpineClinic.Website;

namespace SpineClinic.Web.Tests.Information;

/// <summary>What holds for every article: sections, figures, words, reading age, reviews. Each rule is seen to fail once.</summary>
public sealed partial class ArticleRulesTests(ITestOutputHelper output)
{
    private const double HardestGrade = 8;

    private static readonly string[] Sections =
    [
        "What it is", "Your options, including no surgery", "What happens", "What you may gain", "What can go wrong", "Recovery", "Questions to ask",
    ];

    private static readonly Dictionary<ArticleKind, string[]> Whom = new()
    {
        [ArticleKind.Condition] = ["Who treatment may help", "Who it may not help"],
        [ArticleKind.Treatment] = ["Who it may help", "Who it may not help"],
    };

    public static TheoryData<string> Addresses => ArticleFiles.Addresses;

    public static TheoryData<string> WithSections => ArticleFiles.WithSections;

    [Theory, MemberData(nameof(WithSections))]
    public void A_condition_and_a_treatment_have_every_section(string address) => Assert.Empty(SectionFaults(Find(address)));

    [Fact]
    public void A_section_that_is_missing_empty_or_out_of_place_is_found()
    {
        var body = string.Join('\n', Sections.Concat(Whom[ArticleKind.Condition]).Select(section => $"## {section}\n\nWe found no reliable figures. Your age and other illnesses change your risk.\n"));
        Assert.Empty(SectionFaults(Condition(body)));
        Assert.Equal(["no 'Recovery'"], SectionFaults(Condition(body.Replace("## Recovery", "## Getting well", StringComparison.Ordinal))));
        Assert.Equal(["no 'What happens'"], SectionFaults(Condition(body.Replace("## What happens\n\nWe found no reliable figures. Your age and other illnesses change your risk.", "## What happens", StringComparison.Ordinal))));
        Assert.Equal(["harms do not follow gains"], SectionFaults(Condition(body.Replace("## What can go wrong", "## What can", StringComparison.Ordinal) + "\n## What can go wrong\n\nWe found no reliable figures.")));
        Assert.Equal(["harms without a figure, and without saying so"], SectionFaults(Condition(body.Replace("## What can go wrong\n\nWe found no reliable figures.", "## What can go wrong\n\nLittle.", StringComparison.Ordinal))));
    }

    // Guides are of many kinds; these four are read by people who decide about treatment.
    [Theory]
    [InlineData("/recovery", "Warning signs after surgery", "Questions to ask")]
    [InlineData("/do-i-need-a-scan", "Your options", "What happens", "When a scan may help", "When it may not help", "What can go wrong", "Questions to ask")]
    [InlineData("/living-with-pain", "Your options, including no surgery", "What may not help", "What can go wrong", "Questions to ask")]
    [InlineData("/when-to-see-a-specialist", "What can go wrong", "Questions to ask")]
    public void A_guide_about_treatment_has_the_sections_that_decide(string address, params string[] sections) =>
        Assert.Empty(sections.Except(ArticleFiles.Body(Find(address)).Where(section => section.Texts.Count > 0).Select(section => section.Heading)));

    [Theory, MemberData(nameof(Addresses))]
    public void So_many_times_as_often_says_how_sure_that_is(string address) => Assert.Empty(TimesFaults(Find(address)));

    [Fact]
    public void So_many_times_without_it_is_found()
    {
        Assert.NotEmpty(TimesFaults(ArticleFiles.Make("It slips about 2 times as often, in 2,139 people [@one-2020].")));
        Assert.Empty(TimesFaults(ArticleFiles.Make("It slips about 2 times as often, in 2,139 people [@one-2020]. The true number may be 1.2 times to 3.2 times [@one-2020].")));
    }

    [Fact]
    public void Nor_is_it_said_without_a_source_in_the_words_around_articles() => Assert.Empty(WordingFiles.Flatten(WordingFiles.Read("en"))
        .Where(text => text.Key.StartsWith("pages.home.", StringComparison.Ordinal) || text.Key.StartsWith("pages.information.", StringComparison.Ordinal) || text.Key.StartsWith("pages.site.", StringComparison.Ordinal))
        .Where(text => Quantity().IsMatch(text.Value) || HelpsMost().IsMatch(text.Value)).Select(text => text.Key));

    [Theory, MemberData(nameof(Addresses))]
    public void Every_number_has_a_denominator_or_a_unit_and_a_source(string address) => Assert.Empty(NumberFaults(Find(address)));

    [Theory]
    [InlineData("It helps 90% of people [@one-2020].")]
    [InlineData("It helps 63 in 100 people.")]
    [InlineData("It takes 6 weeks.")]
    [InlineData("The score was 12 [@one-2020].")]
    [InlineData("Twice as good: 2.5 fold [@one-2020].")]
    [InlineData("It helps 9 in 10. Two studies say so [@one-2020].")]
    [InlineData("About half: 50 percent [@one-2020].")]
    [InlineData("People scored 7 points better [@one-2020].")]
    [InlineData("People scored 7 points better on a scale of daily limits [@one-2020].")]
    public void A_number_without_them_is_found(string sentence) => Assert.NotEmpty(NumberFaults(ArticleFiles.Make(sentence)));

    [Theory]
    [InlineData("It helps 63 in 100 people [@one-2020].")]
    [InlineData("Go home after 1 to 4 days [@one-2020].")]
    [InlineData("People aged 18 to 70 took part [@one-2020].")]
    [InlineData("19 in 1,682 people against 29 in 1,332 people [@one-2020].")]
    [InlineData("People scored 7 points better on a scale of 0 to 100 [@one-2020].")]
    public void A_number_with_them_is_let_through(string sentence) => Assert.Empty(NumberFaults(ArticleFiles.Make(sentence)));

    [Theory, MemberData(nameof(Addresses))]
    public void How_many_people_get_better_is_said_with_a_source(string address) => Assert.Empty(QuantityFaults(Find(address)));

    [Theory]
    [InlineData("Most back pain gets better.")]
    [InlineData("Many slipped discs get smaller, and most people feel well.")]
    [InlineData("It often settles without surgery.")]
    [InlineData("Scans of people without pain often show wear.")]
    [InlineData("Many people with such a report have no pain.")]
    public void A_quantity_in_words_without_a_source_is_found(string sentence)
    {
        Assert.NotEmpty(QuantityFaults(ArticleFiles.Make(sentence)));
        Assert.Empty(QuantityFaults(ArticleFiles.Make(sentence.Replace(".", " [@one-2020].", StringComparison.Ordinal))));
    }

    [Theory, MemberData(nameof(Addresses))]
    public void Every_source_of_a_page_is_cited_on_it(string address) => Assert.Empty(Uncited(Find(address)));

    [Fact]
    public void A_source_for_show_is_found() => Assert.Equal(["one-2020"], Uncited(ArticleFiles.Make("No figure.")));

    [Fact]
    public void Every_source_in_the_list_is_used_and_can_be_opened()
    {
        var used = ArticleFiles.Library.Articles.SelectMany(article => article.Sources).DistinctBy(source => source.Id).ToList();
        Assert.Equal(Listed().Order(StringComparer.Ordinal), used.Select(source => source.Id).Order(StringComparer.Ordinal));
        Assert.All(used, source => Assert.Equal("https", source.Url.Scheme));
        Assert.All(used, source => Assert.True(source.Year is null or (> 1990 and < 2100)));
        Assert.All(used, source => Assert.False(string.IsNullOrWhiteSpace(source.Citation)));
    }

    // A page of a health service has no year; a paper without one says that this is all we know of it.
    [Fact]
    public void A_source_without_a_year_is_a_page_of_a_health_service_or_says_what_is_missing() => Assert.All(
        ArticleFiles.Library.Articles.SelectMany(article => article.Sources).Where(source => source.Year is null),
        source => Assert.True(source.Citation.StartsWith("NHS", StringComparison.Ordinal) || source.Citation.StartsWith("Queensland Health", StringComparison.Ordinal) || source.Citation.Contains("names no author, journal or year", StringComparison.Ordinal)));

    [Theory]
    [InlineData("sport-2014", "https://pubmed.ncbi.nlm.nih.gov/24153171/")]
    [InlineData("arts-2011", "https://pubmed.ncbi.nlm.nih.gov/21792119/")]
    [InlineData("fusion-or-exercise-2026", "https://doi.org/10.7759/cureus.102509")]
    public void A_source_leads_to_the_paper_that_it_names(string id, string address) => Assert.Equal(
        new Uri(address), ArticleFiles.Library.Articles.SelectMany(article => article.Sources).First(source => source.Id == id).Url);

    [Theory, MemberData(nameof(Addresses))]
    public void No_page_has_a_word_of_advertising_or_of_a_medical_device(string address) => Assert.Empty(WordFaults(Find(address)));

    [Theory]
    [InlineData("A revolutionary way")]
    [InlineData("It is proven")]
    [InlineData("Safer for you")]
    [InlineData("Our advanced technique")]
    [InlineData("A state-of-the-art clinic")]
    [InlineData("Good for all ages")]
    [InlineData("We cure sciatica")]
    [InlineData("It is painless")]
    [InlineData("Results are guaranteed")]
    [InlineData("World-class surgeons")]
    [InlineData("Book now")]
    [InlineData("The best clinic")]
    [InlineData("We diagnose it")]
    [InlineData("The risk of harm")]
    public void Such_a_word_would_be_found(string text) => Assert.NotEmpty(WordFaults(ArticleFiles.Make(text)));

    [Theory, MemberData(nameof(Addresses))]
    public void A_page_reads_no_harder_than_eighth_grade(string address)
    {
        var grade = Grade(Find(address));
        output.WriteLine($"Reading grade of {address}: {grade:0.0}");
        Assert.InRange(grade, 0, HardestGrade);
    }

    [Fact]
    public void A_page_that_is_too_hard_is_found() =>
        Assert.True(Grade(ArticleFiles.Make("Notwithstanding considerable radiological uncertainty, multidisciplinary rehabilitation remains recommended.")) > HardestGrade);

    [Theory, MemberData(nameof(Addresses))]
    public void A_page_says_who_reviewed_it_and_when_next(string address) => Assert.Empty(ReviewFaults(Find(address).Front));

    [Fact]
    public void A_review_that_nobody_could_have_made_is_found()
    {
        var front = ArticleFiles.Make("Text.").Front;
        Assert.Equal(["due before it was made"], ReviewFaults(front with { ReviewedBy = "Dr Example, GMC 0000000", ReviewedOn = new(2027, 6, 1) }));
        Assert.Equal(["more than a year and a half away"], ReviewFaults(front with { ReviewedBy = "Dr Example, GMC 0000000", ReviewedOn = new(2025, 1, 1) }));
        Assert.Equal(["more than a year and a half away"], ReviewFaults(front with { ReviewedOn = null, ReviewDue = new(2099, 1, 1) }));
    }

    [Theory, MemberData(nameof(Addresses))]
    public void A_page_leads_to_the_emergency_page_where_it_speaks_of_illness(string address)
    {
        var article = Find(address);
        Assert.True(article.Kind == ArticleKind.Guide || Links(article).Contains("/emergency"));
    }

    [Theory, MemberData(nameof(Addresses))]
    public void No_summary_is_longer_than_a_search_engine_shows(string address) => Assert.InRange(Find(address).Front.Summary.Length, 40, 160);

    [Fact]
    public void No_two_pages_have_one_title() => Assert.Equal(ArticleFiles.Library.Articles.Count, ArticleFiles.Library.Articles.DistinctBy(article => article.Front.Title).Count());

    internal static IEnumerable<string> Links(Article article) => article.Blocks.SelectMany(block => block switch
    {
        ArticleParagraph paragraph => paragraph.Runs,
        ArticleCounts counts => counts.Runs,
        ArticleList list => list.Points.SelectMany(point => point),
        _ => [],
    }).OfType<LinkRun>().Select(link => link.Address);

    private static Article Find(string address) => ArticleFiles.Library.Find(address)!;

    private static Article Condition(string body) => ArticleFiles.Make(body, "conditions/page.en.md");

    private static IEnumerable<string> SectionFaults(Article article)
    {
        var body = ArticleFiles.Body(article);
        var names = body.Where(section => section.Texts.Count > 0).Select(section => section.Heading).ToList();
        foreach (var missing in Sections.Concat(Whom[article.Kind]).Except(names))
        {
            yield return $"no '{missing}'";
        }

        var harms = ArticleFiles.Section(article, "What can go wrong");
        if (names.Contains("What can go wrong") && names.Contains("What you may gain") && names.IndexOf("What can go wrong") != names.IndexOf("What you may gain") + 1)
        {
            yield return "harms do not follow gains";
        }

        if (harms.Length > 0 && !Number().IsMatch(harms) && !harms.Contains("no reliable figures", StringComparison.Ordinal))
        {
            yield return "harms without a figure, and without saying so";
        }
    }

    private static IEnumerable<string> NumberFaults(Article article) => ArticleFiles.Body(article).SelectMany(section => section.Texts).Append(article.Front.Summary)
        .SelectMany(text => SentenceEnd().Split(text))
        .Where(sentence => Number().IsMatch(Counted(sentence)) && (!sentence.Contains("[@", StringComparison.Ordinal) || Percent().IsMatch(sentence) || Number().IsMatch(Measured().Replace(Counted(sentence), "")) || (Points().IsMatch(sentence) && !Scale().IsMatch(sentence))));

    private static IEnumerable<string> QuantityFaults(Article article) => ArticleFiles.Body(article).SelectMany(section => section.Texts).Append(article.Front.Summary)
        .SelectMany(text => SentenceEnd().Split(text))
        .Where(sentence => Quantity().IsMatch(sentence) && !sentence.Contains("[@", StringComparison.Ordinal) && !sentence.EndsWith('?'));

    private static IEnumerable<string> TimesFaults(Article article) => ArticleFiles.Body(article).SelectMany(section => section.Texts)
        .Where(text => text.Contains("times as often", StringComparison.Ordinal) && !text.Contains("The true number may be", StringComparison.Ordinal));

    private static IEnumerable<string> Listed()
    {
        using var file = typeof(InformationLibrary).Assembly.GetManifestResourceStream("Information/Pages/sources.json")!;
        return [.. JsonNode.Parse(file)!.AsArray().Select(source => source!["id"]!.GetValue<string>())];
    }

    private static string Counted(string sentence) => Citation().Replace(sentence, "");

    private static IEnumerable<string> Uncited(Article article) => article.Front.Sources.Where(id => !ArticleFiles.Whole(article).Contains($"[@{id}]", StringComparison.Ordinal));

    private static IEnumerable<string> WordFaults(Article article) => ArticleFiles.Texts(article)
        .Where(text => ClaimWords.Claims("en").IsMatch(text) || ClaimWords.Device("en").IsMatch(text) || ClaimWords.Advertising.IsMatch(text));

    private static double Grade(Article article) => ReadingAge.Count(ArticleFiles.Texts(article).Select(text => Citation().Replace(text, ""))).Grade;

    private static IEnumerable<string> ReviewFaults(FrontMatter front)
    {
        if (front.ReviewedOn is { } on)
        {
            if (front.ReviewDue < on)
            {
                yield return "due before it was made";
            }
        }

        if (front.ReviewDue > (front.ReviewedOn ?? NodaTime.LocalDate.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime)).PlusMonths(18))
        {
            yield return "more than a year and a half away";
        }
    }

    [GeneratedRegex(@"\d")]
    private static partial Regex Number();

    [GeneratedRegex(@"%|per ?cent", RegexOptions.IgnoreCase)]
    private static partial Regex Percent();

    [GeneratedRegex(@"\s*\[@[a-z0-9-]+\]")]
    private static partial Regex Citation();

    [GeneratedRegex(@"(?<=[.?!])\s+")]
    private static partial Regex SentenceEnd();

    // "6 to 7 in 10", "19 in 1,682 people", "aged 18 to 70", "1 to 4 days".
    [GeneratedRegex(@"\d[\d,]*(\.\d+)?( to \d[\d,]*)? in \d[\d,]*|aged \d+ to \d+|\d[\d,]*(\.\d+)?( to \d[\d,]*)? (people|studies|trials|operations|discs|days|weeks|months|years|minutes|seconds|points|times)|out of \d+|scale of \d+ to \d+")]
    private static partial Regex Measured();

    [GeneratedRegex(@"\bhelps? (most|many)\b", RegexOptions.IgnoreCase)]
    private static partial Regex HelpsMost();

    [GeneratedRegex(@"\d points")]
    private static partial Regex Points();

    [GeneratedRegex(@"scale of \d+ to \d+")]
    private static partial Regex Scale();

    [GeneratedRegex(@"\b(most|many|few|majority)\b[^.:;]*\b(gets?|feels?|settles?|improves?|recovers?|heals?|shows?|needs?|never|go(es)? home|have no)\b|\b(often|usually) (settles?|heals?|shows?|eases?|gets?|clears?|goes)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Quantity();
}
