using System.Text.RegularExpressions;

namespace SpineClinic.Website;

/// <summary>
/// For each language: words that make this a medical device, and claims that nobody could stand by. Our own texts have none of them; what a clinic writes
/// itself is held against them and against what the evidence refuses, and a person decides.
/// </summary>
public static class ClaimWords
{
    private static readonly Dictionary<string, (Regex Device, Regex Claims)> Lists = new()
    {
        ["en"] = List(
            @"\btriag|\bscreen(ing|ed)\b|symptom checker|\bdetect|\bdiagnos|\bpredict|\brisk of\b|clinically proven|self.assessment",
            @"\bcur(e|es|ed|ing)\b|\bguarante|\bpainless|\bfree (of|from) pain\b|\bproven\b|\bsafer\b|\bsafest\b|\brevolutionary|state.of.the.art"),
        ["es"] = List(
            @"\btriaje|\bcribado|\btamizaje|\bdiagn[oó]s|\bdetecta|\bpredi(ce|cción)|\briesgo de\b|autoevaluaci",
            @"\bcura(r|n|ción)?\b|\bgarantiza|\bgarantía|\bindolor|\b(com)?probad[oa]s?\b|\bdemostrad|\bmás segur[oa]s?\b|\brevolucionari|última generación"),
        ["de"] = List(
            @"\btriage|\bscreening|diagnos|\bvorhersag|\brisiko (für|von)\b|selbsteinschätzung",
            @"\bheil(t|en|ung)\b|\bgarantier|\bgarantie|\bschmerzlos|\bschmerzfrei|\bbewiesen|\berwiesen|\bsicherere?[nrs]?\b|\brevolutionär|\bmodernste"),
        ["fr"] = List(
            @"\btriage|\bdépistage|\bdiagnos|\bdétect|\bprédi(re|t|ction)|\brisques? d[e'’]|auto.?évaluation",
            @"\bgué(rir|rit|rison)|\bgaranti|\bindolore|\bprouvé|\bplus sûre?s?\b|\brévolutionnaire|de pointe\b"),
        ["ar"] = List("الفرز|تشخيص|خطر الإصابة|تنبؤ|الكشف عن", "شفاء|يشفي|مضمون|نضمن|بلا ألم|بدون ألم|مثبت|أكثر أمان|ثوري|أحدث التقنيات"),
    };

    /// <summary>Words of advertising, in English.</summary>
    public static Regex Advertising { get; } = Any(
        @"\badvanced\b|\ball ages\b|world.class|\bleading\b|\bbest\b|\bexpert|\bbook (now|today)|\bpioneer|\bcutting.edge|\bexcellent\b|\b(six|seven|eight|nine) in ten\b|\bpain.free\b|\bour results\b|\bhighly (skilled|trained)|\bgentle (surgery|operation)|\bminimal scar");

    private static IReadOnlyList<Regex> Doubted { get; } =
    [
        Device("en"), Claims("en"), Advertising, RefusedClaim.BareShare, .. RefusedClaim.All.Where(claim => claim.Language == "en").Select(claim => claim.Pattern),
    ];

    public static Regex Device(string language) => Lists[language].Device;

    public static Regex Claims(string language) => Lists[language].Claims;

    /// <summary>What stands in a text that our own pages would not say, as it is written there, each once.</summary>
    /// <param name="texts">In the clinic's own language, English.</param>
    public static IReadOnlyList<string> Find(params IEnumerable<string> texts) =>
    [
        .. texts.SelectMany(text => Doubted.SelectMany(words => words.Matches(text).Select(match => Whole(text, match))))
            .Distinct(StringComparer.OrdinalIgnoreCase),
    ];

    // The lists hold beginnings of words: a person is shown the word.
    private static string Whole(string text, Match match)
    {
        var (start, end) = (match.Index, match.Index + match.Length);
        while (end < text.Length && char.IsLetter(text[end]))
        {
            end++;
        }

        return text[start..end];
    }

    private static (Regex Device, Regex Claims) List(string device, string claims) => (Any(device), Any(claims));

    private static Regex Any(string pattern) => new(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
