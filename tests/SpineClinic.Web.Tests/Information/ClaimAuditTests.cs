using System.Text.RegularExpressions;
using SpineClinic.Website;

namespace SpineClinic.Web.Tests.Information;

/// <summary>Claims that clinics like to make, row by row: what the evidence allows is on the page. What it refuses is in <see cref="RefusedClaimsTests"/>.</summary>
public sealed class ClaimAuditTests : PageContext
{
    private const string Compared = "/treatments/minimally-invasive-or-open";
    private const string Fusion = "/treatments/spinal-fusion";
    private const string Disc = "/conditions/herniated-disc";
    private const string Microdiscectomy = "/treatments/microdiscectomy";
    private const string DiscWays = "/treatments/discectomy-compared";
    private const string Unknown = "/what-we-do-not-know";
    private const string Gravest = @"Rarely, an operation like this leaves somebody paralysed, or somebody dies \[@nhs-decompression-risks\]";

    /// <summary>Row, page, and what it must say.</summary>
    public static TheoryData<int, string, string> Allowed => new()
    {
        { 1, Compared, @"For slipped discs, studies so far show results much like those of the standard operation \[@arts-2009\]" },
        { 1, DiscWays, @"328 people aged 18 to 70.*no better result over the first year: on a scale of 0 to 23.*lower is better.*6\.2 points.*5\.4 points.*\[@arts-2009\]" },
        { 2, Compared, @"no clear difference in pain, in 16 trials with 2,139 people \[@chang-2014\]" },
        { 2, Compared, @"slips again about 2 times as often after newer ways, in 2,139 people; the operation takes about 11 minutes longer \[@chang-2014\]" },
        { 2, Compared, @"about 48 seconds more X-ray in the trials with 496 people \[@fusion-trials-2019\]" },
        { 2, Compared, @"Narrowing: about the same; the studies are of low or very low quality \[@cochrane-decompression-2015\]" },
        { 2, Compared, @"Pain and function a year later are about the same \[@fusion-trials-2019\]" },
        { 2, Fusion, @"you may lose less blood and go home a little sooner" },
        { 2, Fusion, @"After small cuts people scored about 3 points better on a scale of 0 to 100 for daily limits \[@fusion-trials-2019\]\. Another pooled study found no clear difference \[@li-2018\]" },
        { 2, DiscWays, @"about 2 times as often after the newer ways[^\n]*The true number may be 1\.2 times to 3\.2 times \[@chang-2014\]" },
        { 2, DiscWays, @"discs slipped again in about 4 to 5 in 100 people after the standard ways, and in about 3 to 4 in 100 after ways with a camera \[@bombieri-2022\]\. That does not fit the pooled study above.*So we do not know" },
        { 2, DiscWays, @"torn in about 7 in 100 people in open surgery, and in about 2 in 100 in microdiscectomy.*about 4 in 100 through a tube with a camera, and in about 1 in 100 with a camera alone \[@bombieri-2022\]" },
        { 2, Disc, @"about 2 times as often after newer ways.*it slips again in about 5 in 100 people \[@bombieri-2022\]\. Another review did not find.*So we do not know" },
        { 2, Compared, @"Another review did not find more after newer ways \[@bombieri-2022\]\. So we do not know" },
        { 3, Compared, @"The idea is that small cuts disturb less muscle\. Yet in studies people did about as well either way\. Small cuts have problems of their own" },
        { 3, Compared, @"109 in 966 operations had a problem, which is about 11 in 100 \[@learning-curve-2014\]" },
        { 3, Compared, @"Studies counted it in different ways, so they range from 3 to 57 in 100 people \[@fusion-complications-2019\]\. We cannot say where you would fall" },
        { 3, Fusion, @"3 to 57 in 100 people.*fewer than 1 to 13 in 100.*fewer than 1 to 9 in 100 \[@fusion-complications-2019\]\. We cannot say where you would fall" },
        { 4, Compared, @"home 1 to 4 days after a decompression, whichever way it is done \[@nhs-decompression\]" },
        { 4, "/treatments/decompression", @"home 1 to 4 days after a decompression, whichever way it is done \[@nhs-decompression\]" },
        { 4, Fusion, @"about 2 days \[@fusion-trials-2019\]; another, of 7 trials, found no clear difference in days in hospital \[@li-2018\]" },
        { 6, Microdiscectomy, @"Microdiscectomy is the standard operation\. Some clinics call it minimally invasive because the cut is small" },
        { 7, Microdiscectomy, @"Surgery usually eases leg pain faster than waiting \[@peul-2008\]\. How much difference is left after some years is not certain.*\[@sport-2014\]" },
        { 7, Microdiscectomy, @"501 people and standard open surgery.*Of people assigned to surgery, 60 in 100 had it \[@sport-2014\]\. Of people assigned to wait, 49 in 100 had it as well \[@sport-2014\]" },
        { 7, Microdiscectomy, @"differed little in pain, movement and daily limits, and that may be chance \[@sport-2014\]\. People assigned to surgery were bothered less by sciatica[^.]*\[@sport-2014\]\. After 8 years, answers came from 309 people \[@sport-2014\]" },
        { 7, Disc, @"6 to 7 in 10 slipped discs got smaller without surgery \[@wang-2020\] \[@zou-2023\]" },
        { 7, Disc, @"2,219 people; it can only say that the true number may be 49 to 77 in 100 \[@wang-2020\]\. Smaller is not the same as feeling better" },
        { 7, Disc, @"Surgery usually eases leg pain faster than waiting \[@peul-2008\]\. After a year, people who had waited did about as well" },
        { 7, Microdiscectomy, "Smaller is not the same as feeling better: studies do not agree" },
        { 7, "/conditions/sciatica", "Smaller is not the same as feeling better: studies do not agree" },
        { 7, Microdiscectomy, @"no longer clear after 6 months \[@peul-2008\]\. Of people who were to wait, 62 in 142 had surgery in the end, which is about 44 in 100 \[@peul-2008\]" },
        { 7, Microdiscectomy, @"After 2 years, 20 in 100 people of both groups said that the result was not good enough \[@peul-2008\]" },
        { 7, Microdiscectomy, @"slipped again in about 5 in 100 people.*About 3 to 4 in 100 had trouble with the wound.*About 3 in 100 had a problem with a nerve.*torn in about 2 in 100 \[@bombieri-2022\]" },
        { 7, Disc, @"62 in 142 people, which is about 44 in 100 \[@peul-2008\]" },
        { 7, Disc, @"20 in 100 said after 2 years that the result was not good enough \[@peul-2008\]" },
        { 8, Fusion, @"^Spinal fusion[^\n]*\nFusion joins two bones of the spine\. It is not usually advised for back pain alone" },
        { 8, Fusion, @"says not to offer fusion for low back pain unless it is part of a study \[@nice-ng59\]" },
        { 8, Fusion, @"about 7 points better on a scale of 0 to 100.*true difference may be 1 to 13 points.*back pain was about 11 points less on a scale of 0 to 100.*may be 4 to 19 points.*two groups did not clearly differ.*weak evidence\. It does not change the advice" },
        { 8, "/conditions/degenerative-disc-changes", @"about 7 points better.*scale of 0 to 100.*true difference may be 1 to 13 points.*two groups did not clearly differ \[@fusion-or-exercise-2026\]" },
        { 8, Fusion, @"33 in 100 people who were to have a fusion had been operated on again within 9 years \[@froholdt-2012\]" },
        { 8, "/conditions/degenerative-disc-changes", @"back pain was about 11 points less on a scale of 0 to 100 \[@fusion-or-exercise-2026\]" },
        { 8, "/treatments/pain-management-programme", @"back pain was about 11 points less on a scale of 0 to 100 \[@fusion-or-exercise-2026\]" },
        { 8, "/conditions/degenerative-disc-changes", @"weak evidence\. It does not change the advice" },
        { 8, "/conditions/degenerative-disc-changes", "Surgery is not usually advised for back pain alone" },
        { 8, "/treatments/pain-management-programme", @"People who had a fusion scored about 7 points better on a scale of 0 to 100.*two groups did not clearly differ.*weak evidence" },
        { 9, Compared, @"In 14 studies together, problems were not clearly more or less common with small cuts \[@mis-complications\]" },
        { 9, Compared, @"Infection may be a little less common, but the studies cannot be sure: 19 in 1,682 people against 29 in 1,332 people \[@mis-complications\]" },
        { 9, Fusion, @"problems were about as common with small cuts as with open surgery \[@fusion-trials-2019\]" },
        { 10, Compared, @"Your age and other illnesses change your risk\. Ask about yours\..*aged 18 to 70 only \[@arts-2009\]" },
        { 10, Unknown, @"aged 18 to 70 only \[@arts-2009\].*exercise after disc surgery were 41 years old on average \[@cochrane-rehabilitation-2014\]" },
        { 12, "/recovery", @"4 to 6 weeks to move about as well as your team expects \[@nhs-decompression\]" },
        { 12, "/recovery", @"Microdiscectomy: [^\n]*no reliable figures[^\n]*\nDecompression: about 4 to 6 weeks \[@nhs-decompression\]\.\nFusion: it takes longer[^\n]*no reliable figures" },
        { 12, "/recovery", "Small cuts or open: see what the research says" },
        { 13, "/treatments/physiotherapy", @"may speed up recovery: a review put together 22 studies with 2,503 people, of low to very low quality \[@cochrane-rehabilitation-2014\]" },
        { 13, "/recovery", @"Exercise at home did about as well as exercise with a guide, in studies of low to very low quality \[@cochrane-rehabilitation-2014\]" },
        { 14, "/treatments/decompression", @"up to 33 in 100 people still have symptoms after the operation, or have them again within a few years \[@nhs-decompression-risks\]\. Up to 4 in 100" },
        { 14, "/treatments/decompression", @"torn in 37 in 409, which is about 9 in 100 \[@sport-tear-2015\]" },
        { 14, "/conditions/spinal-stenosis", @"We cannot say which is better for most people.*5 studies with 643 people.*\[@cochrane-stenosis-2016\]" },
        { 14, "/treatments/decompression", @"in the 3 studies that say so, 10 to 24 in 100 had side effects; none were reported by people who did not have surgery \[@cochrane-stenosis-2016\]" },
        { 14, "/conditions/spinal-stenosis", @"in the 3 studies that say so, 10 to 24 in 100 had side effects" },
        { 15, Microdiscectomy, @"10 in 100 needed another operation within 2 years of a microdiscectomy \[@arts-2011\]" },
        { 15, Microdiscectomy, Gravest },
        { 15, DiscWays, Gravest },
        { 15, Fusion, Gravest },
        { 15, "/treatments/decompression", Gravest },
        { 15, "/conditions/neck-nerve-pain", @"leave somebody weaker for good\. As with any operation, somebody can die" },
        { 15, "/conditions/neck-nerve-pain", @"14 in 74 people had a changed voice, which is about 19 in 100 \[@neck-swallowing-years\]" },
        { 15, "/conditions/cervical-myelopathy", @"leave somebody weaker for good, and as with any operation somebody can die" },
        { 15, DiscWays, @"10 in 100 needed another operation within 2 years of the standard one, and 15 in 100 after surgery through a tube \[@arts-2011\]\. That difference may be chance" },
        { 15, "/treatments/not-offered", @"Disc replacement for low back pain: the guideline for England says not to offer it \[@nice-ng59\]" },
        { 15, "/do-i-need-a-scan", @"only if the result is likely to change what is done \[@nice-ng59\]" },
    };

    public static TheoryData<string> WithSections => ArticleFiles.WithSections;

    [Theory, MemberData(nameof(Allowed))]
    public void What_the_evidence_allows_is_said(int row, string address, string statement)
    {
        Assert.InRange(row, 1, 16);
        Assert.Matches(Pattern(statement), ArticleFiles.Whole(ArticleFiles.Library.Find(address)!));
        Assert.DoesNotMatch(Pattern(statement), ArticleFiles.Whole(ArticleFiles.Make("Newer is better.")));
    }

    [Fact]
    public void Every_row_is_held() => Assert.Equal(
        Enumerable.Range(1, 16),
        Allowed.Select(row => row.Data.Item1).Concat(RefusedClaim.All.Select(claim => claim.Row)).Distinct().Order());

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
