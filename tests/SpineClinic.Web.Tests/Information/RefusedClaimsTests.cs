using System.Text.RegularExpressions;
using SpineClinic.Tests.Enquiries;

namespace SpineClinic.Web.Tests.Information;

/// <summary>
/// Claims that the evidence refuses, row by row: no article makes them, nor the home page and the other words that patients read, nor what the demo clinic says of
/// its people and its news.
/// </summary>
public sealed class RefusedClaimsTests
{
    private static readonly string Web = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../../src/SpineClinic.Web"));

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

    /// <summary>Row, language, what no text of that language may say, and a sentence that says it.</summary>
    public static TheoryData<int, string, string, string> RefusedElsewhere => new()
    {
        { 2, "es", "(recuperación|se recupera)[^.]*más (rápid|pronto)", "Una recuperación más rápida" },
        { 2, "de", "erhol[^.]*schneller|schneller[^.]*erhol", "Sie erholen sich schneller" },
        { 2, "fr", "(récupér|rétabli)[^.]*plus (rapide|vite)", "Une récupération plus rapide" },
        { 2, "ar", "تعاف أسرع|تتعافى أسرع", "تعاف أسرع بعد العملية" },
        { 4, "es", "a casa (en )?el mismo día", "Vuelve a casa el mismo día" },
        { 4, "de", "am selben Tag nach Hause", "Sie gehen am selben Tag nach Hause" },
        { 4, "fr", "(chez (vous|soi)|rentrez) le jour même", "Vous rentrez le jour même" },
        { 4, "ar", "البيت في اليوم نفسه", "تعود إلى البيت في اليوم نفسه" },
        { 5, "es", "más barat|reduce[^.]*cost[eo]", "Reduce los costes" },
        { 5, "de", "billiger|(senkt|spart)[^.]*kosten", "Es senkt die Kosten" },
        { 5, "fr", "moins chère?s?|(réduit|baisse)[^.]*coût", "Cela réduit les coûts" },
        { 5, "ar", "أرخص|تكلفة أقل", "العملية أرخص" },
        { 9, "es", "menos (complicaciones|infecciones)", "Hay menos complicaciones" },
        { 9, "de", "weniger (Komplikationen|Infektionen)", "Es gibt weniger Komplikationen" },
        { 9, "fr", "moins (de complications|d'infections)", "Il y a moins de complications" },
        { 9, "ar", "مضاعفات أقل", "هناك مضاعفات أقل" },
        { 12, "es", "semanas en (lugar|vez) de meses", "Semanas en lugar de meses" },
        { 12, "de", "Wochen (statt|anstatt) Monate", "Wochen statt Monate" },
        { 12, "fr", "semaines au lieu de (plusieurs )?mois", "Des semaines au lieu de mois" },
        { 12, "ar", "أسابيع بدلا من أشهر", "أسابيع بدلا من أشهر" },
        { 16, "es", "(cirugía|operación) (para|contra) el dolor (de espalda )?crónico", "Cirugía para el dolor crónico" },
        { 16, "de", "Operation (gegen|bei) (chronische|lange dauernde)", "Eine Operation gegen chronische Schmerzen" },
        { 16, "fr", "opération (pour|contre) (la douleur|le mal de dos) chronique", "Une opération contre la douleur chronique" },
        { 16, "ar", "عملية (جراحية )?للألم المزمن", "عملية جراحية للألم المزمن" },
    };

    [Theory, MemberData(nameof(Refused))]
    public void What_the_evidence_refuses_is_said_nowhere(int row, string claim, string twin)
    {
        Assert.InRange(row, 1, 16);
        Assert.Empty(English().SelectMany(text => Pattern(claim).Matches(text.Text).Select(match => $"{text.Place}: {match.Value}")));
        Assert.Matches(Pattern(claim), ArticleFiles.Whole(ArticleFiles.Make(twin)));
    }

    [Theory, MemberData(nameof(RefusedElsewhere))]
    public void It_is_refused_in_other_languages_too(int row, string language, string claim, string twin)
    {
        Assert.InRange(row, 1, 16);
        Assert.Empty(Words(language).SelectMany(text => Pattern(claim).Matches(text.Text).Select(match => $"{text.Place}: {match.Value}")));
        Assert.Matches(Pattern(claim), twin);
    }

    [Fact]
    public void The_texts_are_articles_home_page_words_letters_and_the_demo_clinics_own()
    {
        var texts = English().ToList();
        Assert.Contains(texts, text => text.Place == "/treatments/spinal-fusion");
        Assert.Contains(texts, text => text.Place == "HomePage.razor");
        Assert.Contains(texts, text => text.Text.Contains("What a spine operation is for", StringComparison.Ordinal));
        Assert.Contains(texts, text => text.Place == "DemoPublicSite.cs" && text.Text.Contains("You can lie down while you wait", StringComparison.Ordinal));
        Assert.All(WordingFiles.Languages, language => Assert.NotEmpty(Words(language)));
    }

    private static IEnumerable<(string Place, string Text)> English() =>
    [
        .. ArticleFiles.Library.Articles.Select(article => (article.Address, ArticleFiles.Whole(article))),
        .. Words("en"),
        .. new[] { "Information/HomePage.razor", "Hosting/Demo/DemoPublicSite.cs" }.Select(file => (Path.GetFileName(file), File.ReadAllText(Path.Combine(Web, file)))),
    ];

    private static IEnumerable<(string Place, string Text)> Words(string language) => WordingFiles.Of(language).Where(file => !file.Name.Contains(".packs.", StringComparison.Ordinal));

    private static Regex Pattern(string text) => new(text, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
