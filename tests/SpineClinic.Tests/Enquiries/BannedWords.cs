using System.Text.RegularExpressions;

namespace SpineClinic.Tests.Enquiries;

/// <summary>For each language: words that make this a medical device, and claims that nobody could stand by.</summary>
internal static class BannedWords
{
    private static readonly Dictionary<string, (Regex Device, Regex Claims)> Lists = new()
    {
        ["en"] = List(
            @"\btriag|\bscreen(ing|ed)\b|symptom checker|\bdetect|\bdiagnos|\bpredict|\brisk of\b|clinically proven|self.assessment",
            @"\bcur(e|es|ed|ing)\b|\bguarante|\bpainless|\bproven\b|\bsafer\b|\bsafest\b|\brevolutionary|state.of.the.art"),
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

    public static Regex Device(string language) => Lists[language].Device;

    public static Regex Claims(string language) => Lists[language].Claims;

    private static (Regex Device, Regex Claims) List(string device, string claims) => (Any(device), Any(claims));

    private static Regex Any(string pattern) => new(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
