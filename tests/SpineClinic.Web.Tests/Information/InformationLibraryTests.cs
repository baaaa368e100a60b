using SpineClinic.Web.Information;

namespace SpineClinic.Web.Tests.Information;

public sealed class InformationLibraryTests
{
    [Theory]
    [InlineData("title: A page", "title:", 2, "'title' is empty")]
    [InlineData("title: A page\n", "", 8, "'title' is missing")]
    [InlineData("title: A page", "title: A page\ntitle: Another", 3, "'title' is there twice")]
    [InlineData("title: A page", "titel: A page", 2, "there is no 'titel'")]
    [InlineData("title: A page", "A page", 2, "expected 'key: value'")]
    [InlineData("one-2020", "one-2020, three-1999", 4, "there is no source 'three-1999'")]
    [InlineData("reviewed on: never", "reviewed on: 2026-11-24", 6, "'never' goes with")]
    [InlineData("by: Not yet reviewed by a clinician", "by: Dr Example", 6, "'never' goes with")]
    [InlineData("2027-05-24", "24 May 2027", 7, "'24 May 2027' is not a date")]
    [InlineData("order: 1", "order: first", 8, "'order' is not a number")]
    [InlineData("order: 1", "order: 1\nprintable: maybe", 9, "'printable' is 'yes'")]
    [InlineData("order: 1", "order: 1\nprocedure:", 9, "'procedure' is empty")]
    [InlineData("order: 1", "order: 1\nprocedure: One\ntherapy: Other", 10, "do not go together")]
    public void A_broken_head_names_its_file_and_line_and_leaves_the_other_pages_up(string find, string replace, int line, string problem)
    {
        var library = InformationLibrary.Load([("broken.en.md", ArticleFiles.File("Text.", find, replace)), ("conditions/sound.en.md", ArticleFiles.File())], ArticleFiles.Sources);
        var fault = Assert.Single(library.Faults);
        Assert.Equal(("broken.en.md", line), (fault.File, fault.Line));
        Assert.Contains(problem, fault.Problem, StringComparison.Ordinal);
        Assert.Equal(["/conditions/sound"], library.Articles.Select(article => article.Address));
        Assert.Null(library.Find("/broken"));
    }

    [Theory]
    [InlineData("<script>alert(1)</script>", 11)]
    [InlineData("Text.\n\n![A picture](/x.png)", 13)]
    [InlineData("Text.\n\n> A quote", 13)]
    [InlineData("Text.\n\n> ## Help\n>\n> See [emergency](/emergency)", 13)]
    [InlineData("# A second title", 11)]
    [InlineData("    code", 11)]
    [InlineData("- a\n  - b", 11)]
    [InlineData("See [this](https://elsewhere.example/).", 11)]
    [InlineData("See [this](//elsewhere.example/).", 11)]
    [InlineData("See [this](javascript:alert(1)).", 11)]
    [InlineData("Said by two [@two-2021].", 11)]
    [InlineData("Some `code`.", 11)]
    [InlineData("Call {phone}.", 11)]
    public void What_an_article_may_not_have_is_a_fault_or_plain_text(string body, int line)
    {
        var library = InformationLibrary.Load([("page.en.md", ArticleFiles.File($"\n{body}"))], ArticleFiles.Sources);
        if (library.Faults is [var fault])
        {
            Assert.Equal(line, fault.Line);
        }
        else
        {
            Assert.Equal(["A page", "What it says.", body], ArticleFiles.Texts(Assert.Single(library.Articles)));
        }
    }

    [Theory]
    [InlineData("", 1, "must begin")]
    [InlineData("---\ntitle: A page\n", 3, "expected")]
    [InlineData("---\ntitle: A page", 2, "does not end")]
    public void A_head_that_is_cut_off_is_found(string text, int line, string problem)
    {
        var fault = Assert.Single(InformationLibrary.Load([("page.en.md", text)], ArticleFiles.Sources).Faults);
        Assert.Equal(line, fault.Line);
        Assert.Contains(problem, fault.Problem, StringComparison.Ordinal);
    }

    [Theory, InlineData("elsewhere/page.en.md"), InlineData("conditions/more/page.en.md"), InlineData("page.md")]
    public void A_file_in_another_place_is_found(string file) => Assert.Single(InformationLibrary.Load([(file, ArticleFiles.File())], ArticleFiles.Sources).Faults);

    [Theory, InlineData("no json"), InlineData("""[{ "id": "one", "year": 2020 }]"""), InlineData("""[{ "id": "a", "citation": "A", "year": 1, "url": "https://a.example" }, { "id": "a", "citation": "A", "year": 1, "url": "https://a.example" }]""")]
    public void Without_a_list_of_sources_there_are_no_pages(string sources) =>
        Assert.Contains("sources.json", Assert.Throws<InvalidDataException>(() => InformationLibrary.Load([], sources)).Message, StringComparison.Ordinal);

    [Fact]
    public void Text_becomes_blocks_and_citations_their_numbers()
    {
        var article = ArticleFiles.Make("## First\n\nOne **strong** word and [a link](/contact), in 3 of 4 people [@one-2020].\n\n### Second\n\n1. a\n2. b\n\n- c", "treatments/page.en.md");
        Assert.Equal((ArticleKind.Treatment, "/treatments/page"), (article.Kind, article.Address));
        Assert.Collection(
            article.Blocks,
            block => Assert.Equal(new ArticleHeading(2, "First"), block),
            block => Assert.Equal(
                [new PlainRun("One "), new StrongRun("strong"), new PlainRun(" word and "), new LinkRun("a link", "/contact"), new PlainRun(", in 3 of 4 people "), new CitationRun("one-2020", 1), new PlainRun(".")],
                Assert.IsType<ArticleParagraph>(block).Runs),
            block => Assert.Equal(new ArticleHeading(3, "Second"), block),
            block => Assert.True(Assert.IsType<ArticleList>(block) is { IsOrdered: true, Points.Count: 2 }),
            block => Assert.True(Assert.IsType<ArticleList>(block) is { IsOrdered: false, Points.Count: 1 }));
    }

    [Fact]
    public void A_number_to_call_is_a_field() => Assert.Equal(
        [new PlainRun("Call "), new FieldRun("crisis"), new PlainRun(" now.")], Assert.IsType<ArticleParagraph>(Assert.Single(ArticleFiles.Make("Call {crisis} now.").Blocks)).Runs);

    [Fact]
    public void A_page_is_under_review_until_somebody_named_has_read_it_and_after_its_day()
    {
        var unread = ArticleFiles.Make("Text.");
        Assert.True(unread.IsUnderReview(new(2026, 1, 1)));
        var read = unread with { Front = unread.Front with { ReviewedBy = "Dr Example", ReviewedOn = new(2026, 5, 24) } };
        Assert.False(read.IsUnderReview(new(2027, 5, 24)));
        Assert.True(read.IsUnderReview(new(2027, 5, 25)));
    }

    [Fact]
    public void Every_file_of_this_build_is_sound()
    {
        Assert.Empty(ArticleFiles.Library.Faults);
        Assert.Equal(
            [
                "/when-to-see-a-specialist", "/recovery", "/do-i-need-a-scan", "/living-with-pain", "/questions-to-ask", "/what-we-do-not-know",
                "/conditions/herniated-disc", "/conditions/sciatica", "/conditions/spinal-stenosis", "/conditions/degenerative-disc-changes", "/conditions/neck-nerve-pain",
                "/conditions/cervical-myelopathy", "/conditions/spondylolisthesis", "/conditions/vertebral-fracture",
                "/treatments/what-helps-first", "/treatments/physiotherapy", "/treatments/pain-management-programme", "/treatments/injections", "/treatments/microdiscectomy", "/treatments/discectomy-compared",
                "/treatments/decompression", "/treatments/spinal-fusion", "/treatments/minimally-invasive-or-open", "/treatments/not-offered",
            ],
            ArticleFiles.Library.Articles.Select(article => article.Address));
    }

    [Fact]
    public void A_head_names_the_one_treatment_that_its_page_is_about()
    {
        Assert.Null(ArticleFiles.Make("Text.").Front.Treatment);
        var own = ArticleFiles.Library.Of(ArticleKind.Treatment).Where(article => article.Front.Treatment is not null).ToDictionary(article => article.Address["/treatments/".Length..], article => article.Front.Treatment!.IsProcedure);
        Assert.Equal([("decompression", true), ("injections", true), ("microdiscectomy", true), ("pain-management-programme", false), ("physiotherapy", false), ("spinal-fusion", true)], own.Select(one => (one.Key, one.Value)).Order());
        Assert.All(ArticleFiles.Library.Of(ArticleKind.Condition), article => Assert.Null(article.Front.Treatment));
    }
}
