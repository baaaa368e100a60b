using System.Text.RegularExpressions;

namespace SpineClinic.Web.Tests.Information;

/// <summary>Claims that clinics like to make, row by row: what the evidence allows is on the page, what it refuses is on none.</summary>
public sealed class ClaimAuditTests : PageContext
{
    private const string Compared = "/treatments/minimally-invasive-or-open";
    private const string Fusion = "/treatments/spinal-fusion";

    /// <summary>Row, page, and what it must say.</summary>
    public static TheoryData<int, string, string> Allowed => new()
    {
        { 1, Compared, @"For slipped discs, studies so far show results much like those of the standard operation \[@arts-2009\]" },
        { 1, "/treatments/discectomy-compared", @"328 people aged 18 to 70.*no better result over the first year.*6\.2 points.*5\.4 points.*\[@arts-2009\]" },
        { 2, Compared, @"no clear difference in pain, in 16 trials with 2,139 people \[@chang-2014\]" },
        { 2, Compared, @"slips again about 2 times as often after newer ways.*\[@chang-2014\]" },
        { 2, Fusion, @"you may lose less blood and go home a little sooner" },
        { 2, Compared, @"Pain and function a year later are about the same \[@fusion-trials-2019\]" },
        { 3, Compared, @"Small cuts disturb less muscle\. They have problems of their own" },
        { 3, Compared, @"109 in 966 operations had a problem, which is about 11 in 100 \[@learning-curve-2014\]" },
        { 3, Fusion, @"3 to 57 in 100 people.*fewer than 1 to 13 in 100.*fewer than 1 to 9 in 100 \[@fusion-complications-2019\]" },
        { 4, Compared, @"home 1 to 4 days after an ordinary decompression \[@nhs-decompression\]" },
        { 4, Fusion, @"about 2 days \[@fusion-trials-2019\]; another, of 7 trials, found no clear difference in days in hospital \[@li-2018\]" },
        { 6, "/treatments/microdiscectomy", @"Microdiscectomy is the standard operation\. Some clinics call it minimally invasive because the cut is small" },
        { 7, "/treatments/microdiscectomy", @"Surgery usually eases leg pain faster than waiting\. How much difference is left after some years is not certain" },
        { 7, "/treatments/microdiscectomy", @"60 in 100.*49 in 100.*\[@sport-2014\]" },
        { 7, "/conditions/herniated-disc", @"6 to 7 in 10 slipped discs got smaller without surgery \[@wang-2020\] \[@zou-2023\]\. Smaller is not the same as feeling better" },
        { 8, Fusion, @"^Spinal fusion[^\n]*\nFusion joins two bones of the spine\. It is not usually advised for back pain alone" },
        { 8, Fusion, @"says not to offer fusion for low back pain unless it is part of a study \[@nice-ng59\]" },
        { 8, "/conditions/degenerative-disc-changes", @"Surgery is not usually advised for back pain alone" },
        { 9, Compared, @"Infection may be a little less common, but the studies cannot be sure: 19 in 1,682 people against 29 in 1,332 people \[@mis-complications\]" },
        { 9, Fusion, @"problems were about as common with small cuts as with open surgery \[@fusion-trials-2019\]" },
        { 10, Compared, @"Your age and other illnesses change your risk\. Ask about yours\..*aged 18 to 70 only \[@arts-2009\]" },
        { 12, "/recovery", @"4 to 6 weeks to move about as well as is to be expected \[@nhs-decompression\]" },
        { 12, "/recovery", @"recovery depends on what was done, not on the size of the cut" },
        { 13, "/treatments/physiotherapy", @"may speed up recovery: a review put together 22 studies with 2,503 people, of low to very low quality \[@cochrane-rehabilitation-2014\]" },
        { 14, "/conditions/spinal-stenosis", @"We cannot say which is better for most people.*5 studies with 643 people.*\[@cochrane-stenosis-2016\]" },
        { 14, "/treatments/decompression", @"10 to 24 in 100 had side effects; none were reported by people who did not have surgery \[@cochrane-stenosis-2016\]" },
        { 15, "/treatments/not-offered", @"Disc replacement for low back pain: the guideline for England says not to offer it \[@nice-ng59\]" },
        { 15, "/do-i-need-a-scan", @"only if the result is likely to change what is done \[@nice-ng59\]" },
    };

    /// <summary>Row, what no page may say, and a sentence that says it.</summary>
    public static TheoryData<int, string, string> Refused => new()
    {
        { 1, "revolution|breakthrough", "A revolutionary alternative" },
        { 2, "significantly (reduce|less|faster)|(quicker|faster|shorter|speedier) recovery|recover(s|y)? (faster|sooner|more quickly)", "It significantly reduces recovery time" },
        { 3, "only small (cuts|incisions)|without (harm|damage) to (muscle|ligament|nerve)", "It needs only small incisions" },
        { 4, "home (on )?the same day", "Most people go home the same day" },
        { 5, "cheaper|(reduce|lower|save)s? [^.]*(cost|money)|cost.effective", "It reduces healthcare costs" },
        { 6, "microdiscectomy is (a|an|one)[^.]*minimally invasive|minimally invasive (operation|surgery|procedure)s?,? (such as|like) microdiscectomy", "Microdiscectomy is a minimally invasive operation" },
        { 7, "better than (not operating|no surgery|waiting)|surgery is (more effective|the answer)", "Surgery is more effective" },
        { 8, "tiny|fusion (helps|eases|relieves|treats)[^.]*(back|chronic) pain", "Fusion eases chronic pain through tiny openings" },
        { 9, @"fewer complications|less infection(?! means)|1\.1 ?%|26 in 1,339", "There are fewer complications" },
        { 10, "all ages|safe for|safer|any age", "It is safe for patients of any age" },
        { 11, "less (inflammation|medicine|medication)|fewer painkillers|less pain than", "You need fewer painkillers" },
        { 12, "weeks (rather than|instead of|,? not) months", "Weeks rather than months" },
        { 13, "ensures?|safe return", "Physiotherapy ensures a safe return" },
        { 14, "(stenosis|narrowing) can be (treated|fixed|solved) with", "Stenosis can be treated with it" },
        { 16, "(surgery|operation) for (chronic|long-term) (back )?pain", "Surgery for chronic pain" },
    };

    public static TheoryData<string> WithSections => ArticleFiles.WithSections;

    [Theory, MemberData(nameof(Allowed))]
    public void What_the_evidence_allows_is_said(int row, string address, string statement)
    {
        Assert.InRange(row, 1, 16);
        Assert.Matches(Pattern(statement), ArticleFiles.Whole(ArticleFiles.Library.Find(address)!));
        Assert.DoesNotMatch(Pattern(statement), ArticleFiles.Whole(ArticleFiles.Make("Newer is better.")));
    }

    [Theory, MemberData(nameof(Refused))]
    public void What_the_evidence_refuses_is_said_nowhere(int row, string claim, string twin)
    {
        Assert.InRange(row, 1, 16);
        Assert.Empty(ArticleFiles.Library.Articles.Where(article => Pattern(claim).IsMatch(ArticleFiles.Whole(article))).Select(article => $"{article.Address}: {Pattern(claim).Match(ArticleFiles.Whole(article)).Value}"));
        Assert.Matches(Pattern(claim), ArticleFiles.Whole(ArticleFiles.Make(twin)));
    }

    [Fact]
    public void Every_row_is_held() => Assert.Equal(
        Enumerable.Range(1, 16),
        Allowed.Select(row => row.Data.Item1).Concat(Refused.Select(row => row.Data.Item1)).Distinct().Order());

    // Row 10 and 15: risks, alternatives and whom it does not help are sections of every page (ArticleRulesTests); this sentence stands beside the harms.
    [Theory, MemberData(nameof(WithSections))]
    public void Who_reads_of_an_operation_reads_that_the_harm_depends_on_them(string address)
    {
        var article = ArticleFiles.Library.Find(address)!;
        Assert.True(address.EndsWith("what-helps-first", StringComparison.Ordinal)
            || ArticleFiles.Section(article, "What can go wrong").Contains("Your age and other illnesses change your risk. Ask about yours.", StringComparison.Ordinal));
    }

    // Row 8: fusion's page leads with whom it is not for.
    [Fact]
    public void Fusion_leads_with_whom_it_is_not_for() => Assert.Equal("Who it may not help", ArticleFiles.Body(ArticleFiles.Library.Find(Fusion)!).First(section => section.Heading.Length > 0).Heading);

    // Row 16: what the home page says first of surgery (HomePageTests), in every language: nerve pain, walking pain, the cord, and not back pain as such.
    [Theory]
    [InlineData("en", "nerve pain such as sciatica, leg pain on walking, and pressure on the spinal cord.*not about long-term back pain as such")]
    [InlineData("es", "dolor de nervio, como la ciática, al dolor de piernas al caminar y a la presión sobre la médula espinal.*No se refiere al dolor de espalda de larga duración")]
    [InlineData("de", "Nervenschmerzen wie Ischias, Beinschmerzen beim Gehen und Druck auf das Rückenmark.*Rückenschmerzen als solche betrifft es nicht")]
    [InlineData("fr", "douleur d'un nerf, comme la sciatique, la douleur dans les jambes à la marche et la pression sur la moelle épinière.*ne concerne pas le mal de dos de longue durée")]
    [InlineData("ar", "عرق النسا، وألم الساقين عند المشي، والضغط على النخاع الشوكي.*ولا يتعلق بألم الظهر الطويل الأمد")]
    public void The_home_page_says_what_surgery_is_studied_for(string language, string said)
    {
        Assert.Matches(Pattern(said), Questionnaires.Wording(language).Page("home", "surgery"));
        Assert.DoesNotMatch(Pattern(said), Questionnaires.Wording(language).Page("home", "lead"));
    }

    [Fact]
    public void Every_language_is_held_to_that() =>
        Assert.All(Questionnaires.Languages, words => Assert.Contains(words.Language, (string[])["en", "es", "de", "fr", "ar"]));

    private static Regex Pattern(string text) => new(text, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
