using SpineClinic.Tests.Enquiries;
using SpineClinic.Website;

namespace SpineClinic.Web.Tests.Information;

/// <summary>
/// Claims that the evidence refuses, row by row: no article makes them, nor the home page and the other words that patients read, nor what the demo clinic says of
/// its people and its news.
/// </summary>
public sealed class RefusedClaimsTests
{
    private static readonly string Web = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../../src/SpineClinic.Web"));

    /// <summary>Row, language, and a sentence that says it.</summary>
    public static TheoryData<int, string, string> Twins => new()
    {
        { 1, "en", "A revolutionary alternative" },
        { 1, "es", "Un método revolucionario" },
        { 1, "de", "Ein revolutionäres Verfahren" },
        { 1, "fr", "Une méthode révolutionnaire" },
        { 1, "ar", "طريقة ثورية" },
        { 2, "en", "It significantly reduces recovery time" },
        { 2, "es", "Una recuperación más rápida" },
        { 2, "de", "Sie erholen sich schneller" },
        { 2, "fr", "Une récupération plus rapide" },
        { 2, "ar", "تعاف أسرع بعد العملية" },
        { 3, "en", "It needs only small incisions" },
        { 3, "es", "Solo pequeñas incisiones" },
        { 3, "de", "Nur kleine Schnitte" },
        { 3, "fr", "Seulement de petites incisions" },
        { 3, "ar", "شقوق صغيرة فقط" },
        { 4, "en", "Most people go home the same day" },
        { 4, "es", "Vuelve a casa el mismo día" },
        { 4, "de", "Sie gehen am selben Tag nach Hause" },
        { 4, "fr", "Vous rentrez le jour même" },
        { 4, "ar", "تعود إلى البيت في اليوم نفسه" },
        { 5, "en", "It reduces healthcare costs" },
        { 5, "es", "Reduce los costes" },
        { 5, "de", "Es senkt die Kosten" },
        { 5, "fr", "Cela réduit les coûts" },
        { 5, "ar", "العملية أرخص" },
        { 6, "en", "Microdiscectomy is a minimally invasive operation" },
        { 6, "es", "La microdiscectomía es una operación mínimamente invasiva" },
        { 6, "de", "Die Mikrodiskektomie ist eine minimal-invasive Operation" },
        { 6, "fr", "La microdiscectomie est une opération mini-invasive" },
        { 6, "ar", "استئصال القرص المجهري عملية طفيفة التوغل" },
        { 7, "en", "Surgery is more effective" },
        { 7, "es", "La cirugía es más eficaz" },
        { 7, "de", "Die Operation ist wirksamer" },
        { 7, "fr", "La chirurgie est plus efficace" },
        { 7, "ar", "الجراحة هي الحل" },
        { 8, "en", "Fusion eases chronic pain through tiny openings" },
        { 8, "es", "La fusión alivia el dolor crónico" },
        { 8, "de", "Eine Versteifung lindert Rückenschmerzen" },
        { 8, "fr", "L'arthrodèse soulage le mal de dos" },
        { 8, "ar", "دمج الفقرات يخفف ألم الظهر" },
        { 9, "en", "There are fewer complications" },
        { 9, "es", "Hay menos complicaciones" },
        { 9, "de", "Es gibt weniger Komplikationen" },
        { 9, "fr", "Il y a moins de complications" },
        { 9, "ar", "هناك مضاعفات أقل" },
        { 10, "en", "It is safe for patients of any age" },
        { 10, "es", "Para todas las edades" },
        { 10, "de", "Für jedes Alter" },
        { 10, "fr", "Pour tous les âges" },
        { 10, "ar", "لجميع الأعمار" },
        { 11, "en", "You need fewer painkillers" },
        { 11, "es", "Necesita menos analgésicos" },
        { 11, "de", "Sie brauchen weniger Schmerzmittel" },
        { 11, "fr", "Vous prenez moins d'antidouleurs" },
        { 11, "ar", "تحتاج إلى مسكنات أقل" },
        { 12, "en", "Weeks rather than months" },
        { 12, "es", "Semanas en lugar de meses" },
        { 12, "de", "Wochen statt Monate" },
        { 12, "fr", "Des semaines au lieu de mois" },
        { 12, "ar", "أسابيع بدلا من أشهر" },
        { 13, "en", "Physiotherapy ensures a safe return" },
        { 13, "es", "La fisioterapia asegura una vuelta segura" },
        { 13, "de", "Eine sichere Rückkehr" },
        { 13, "fr", "Elle assure un retour rapide" },
        { 13, "ar", "عودة آمنة" },
        { 14, "en", "Stenosis can be treated with it" },
        { 14, "es", "La estenosis puede tratarse con ella" },
        { 14, "de", "Die Verengung kann mit ihr behandelt werden" },
        { 14, "fr", "La sténose peut être traitée par elle" },
        { 14, "ar", "يمكن علاج التضيق بها" },
        { 16, "en", "Surgery for chronic pain" },
        { 16, "es", "Cirugía para el dolor crónico" },
        { 16, "de", "Eine Operation gegen chronische Schmerzen" },
        { 16, "fr", "Une opération contre la douleur chronique" },
        { 16, "ar", "عملية جراحية للألم المزمن" },
    };

    [Theory, MemberData(nameof(Twins))]
    public void What_the_evidence_refuses_is_said_nowhere(int row, string language, string twin)
    {
        var claim = Assert.Single(RefusedClaim.All, claim => claim.Row == row && claim.Language == language).Pattern;
        var texts = language == "en" ? English() : Words(language);
        Assert.Empty(texts.SelectMany(text => claim.Matches(text.Text).Select(match => $"{text.Place}: {match.Value}")));
        Assert.Matches(claim, twin);
    }

    // Row 15 asks for something that is missing, and every article has it as a section.
    [Fact]
    public void Every_row_is_refused_in_every_language() => Assert.Equal(
        Enumerable.Range(1, 16).Where(row => row != 15).SelectMany(row => WordingFiles.Languages.Select(language => $"{row} {language}")).Order(StringComparer.Ordinal),
        RefusedClaim.All.Select(claim => $"{claim.Row} {claim.Language}").Order(StringComparer.Ordinal));

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
}
