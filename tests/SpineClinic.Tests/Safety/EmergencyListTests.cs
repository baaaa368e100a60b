using System.Text.RegularExpressions;
using SpineClinic.Enquiries;
using SpineClinic.Safety;

namespace SpineClinic.Tests.Safety;

/// <summary>
/// The lists of emergency signs on the home page, the start page, the receipt and /emergency say what the stop rules stop for, in every language. Each emergency
/// rule has one line that holds all it asks; each line belongs to a rule. Who changes a rule changes the lists.
/// </summary>
public sealed class EmergencyListTests
{
    private const string Unchecked = "unchecked";
    private static readonly SafetyLibrary Safety = SafetyLibrary.Load();
    private static readonly QuestionnaireLibrary Library = QuestionnaireLibrary.Load(Safety.Rules);
    private static readonly IReadOnlyList<StopRule> Rules = [.. Safety.Rules.Stops.Where(rule => rule.Outcome == StopOutcome.Emergency)];

    // What only narrows a rule: the list leaves it out and so says more than the rule, never less.
    private static readonly string[] Narrowing = ["walkMore", "history"];

    // What a rule may ask, and the words for it in a line.
    private static readonly Dictionary<string, Dictionary<string, string>> Words = new()
    {
        ["en"] = new()
        {
            ["walk"] = "controlling (your|their) legs, feet, arms or hands",
            ["saddle"] = "genitals.*bottom.*between",
            ["bladder"] = "pee or poo",
            ["sex"] = "during sex.*erection",
            ["legs"] = "pain, tingling, weakness or numbness in both legs",
            ["unwell.chest"] = "chest pain or trouble breathing",
            ["unwell.aorta"] = "sudden, very bad pain.*tummy, back or between.*faint, sweaty or sick",
            ["unwell.stroke"] = "face drooping, a weak arm, or trouble speaking",
            ["unwell.accident"] = "serious accident or a fall from a height",
            ["unwell.fever"] = "high temperature or feeling very unwell",
            ["feverMore.spineProcedure"] = "operation or injection in (your|their) spine in the last 3 months",
            ["feverMore.immune"] = "weak immune system",
            ["feverMore.injects"] = "inject drugs",
            ["feverMore.confused"] = "confused.*blotchy skin",
            ["recent"] = "new or worse|new, worse",
            [Unchecked] = "not checked by a doctor",
            ["accidentTiming"] = "in the last 2 weeks",
        },
        ["es"] = new()
        {
            ["walk"] = "controlar las piernas, los pies, los brazos o las manos",
            ["saddle"] = "genitales.*trasero.*entre las piernas",
            ["bladder"] = "orinar.*caca",
            ["sex"] = "sexo.*erección",
            ["legs"] = "dolor, hormigueo, debilidad o adormecimiento.*dos piernas",
            ["unwell.chest"] = "dolor en el pecho o dificultad para respirar",
            ["unwell.aorta"] = "repentino y muy fuerte en la barriga, en la espalda o entre",
            ["unwell.stroke"] = "cara caído, un brazo débil o dificultad para hablar",
            ["unwell.accident"] = "accidente grave o de una caída desde un lugar alto",
            ["unwell.fever"] = "fiebre, o sentirse muy mal",
            ["feverMore.spineProcedure"] = "operación o una inyección en la columna en los últimos 3 meses",
            ["feverMore.immune"] = "sistema inmunitario débil",
            ["feverMore.injects"] = "se inyecta drogas",
            ["feverMore.confused"] = "confusión, manchas en la piel",
            ["recent"] = "nuevos o peores|nuevo, si ha empeorado",
            [Unchecked] = "ningún médico",
            ["accidentTiming"] = "últimas 2 semanas",
        },
        ["de"] = new()
        {
            ["walk"] = "Beine, Füße, Arme oder Hände zu steuern",
            ["saddle"] = "Genitalien.*Po.*zwischen den Beinen",
            ["bladder"] = "Pinkeln.*Stuhlgang",
            ["sex"] = "Sex.*Erektion",
            ["legs"] = "Schmerzen, Kribbeln, Schwäche oder Taubheit in beiden Beinen",
            ["unwell.chest"] = "Brustschmerzen oder Probleme beim Atmen",
            ["unwell.aorta"] = "plötzliche, sehr starke Schmerzen im Bauch, im Rücken oder zwischen",
            ["unwell.stroke"] = "Gesichts hängt herunter, ein Arm ist schwach.*Sprechen",
            ["unwell.accident"] = "schweren Unfall oder einem Sturz aus der Höhe",
            ["unwell.fever"] = "Fieber oder ein Gefühl, sehr krank zu sein",
            ["feverMore.spineProcedure"] = "letzten 3 Monaten eine Operation an der Wirbelsäule oder eine Spritze",
            ["feverMore.immune"] = "schwaches Immunsystem",
            ["feverMore.injects"] = "spritz(en|t) Drogen",
            ["feverMore.confused"] = "verwirrt.*fleckige Haut",
            ["recent"] = "neue oder schlimmere|neu ist, schlimmer geworden",
            [Unchecked] = "nicht ärztlich untersucht",
            ["accidentTiming"] = "letzten 2 Wochen",
        },
        ["fr"] = new()
        {
            ["walk"] = "contrôler (vos|ses) jambes, (vos|ses) pieds, (vos|ses) bras ou",
            ["saddle"] = "génitales.*fesses.*entre",
            ["bladder"] = "uriner.*selle",
            ["sex"] = "rapports sexuels.*érection",
            ["legs"] = "douleur, des fourmillements, une faiblesse ou un engourdissement dans les deux jambes",
            ["unwell.chest"] = "douleur dans la poitrine ou du mal à respirer",
            ["unwell.aorta"] = "soudaine et très forte dans le ventre, le dos ou entre",
            ["unwell.stroke"] = "visage qui tombe, un bras faible ou du mal à parler",
            ["unwell.accident"] = "accident grave ou une chute de haut",
            ["unwell.fever"] = "fièvre.*très mal",
            ["feverMore.spineProcedure"] = "opération ou une piqûre.*dans les 3 derniers mois",
            ["feverMore.immune"] = "défenses immunitaires faibles",
            ["feverMore.injects"] = "injecte(z)? de la drogue",
            ["feverMore.confused"] = "idées confuses, la peau marbrée",
            ["recent"] = "nouveau.*aggravé",
            [Unchecked] = "aucun médecin",
            ["accidentTiming"] = "2 dernières semaines",
        },
        ["ar"] = new()
        {
            ["walk"] = "التحكم في ساقي",
            ["saddle"] = "التناسلية.*مؤخرت.*بين ساقي",
            ["bladder"] = "التبول أو التبرز",
            ["sex"] = "الجنس.*الانتصاب",
            ["legs"] = "ألم أو تنميل أو ضعف أو خدر في الساقين كلتيهما",
            ["unwell.chest"] = "الصدر أو صعوبة في التنفس",
            ["unwell.aorta"] = "مفاجئ وشديد جدا في بطن.*ظهر.*بين لوحي",
            ["unwell.stroke"] = "وجه.*ضعف في ذراع، أو صعوبة في الكلام",
            ["unwell.accident"] = "حادث خطير أو سقوط من مكان مرتفع",
            ["unwell.fever"] = "ارتفاع في درجة الحرارة أو شعور بمرض شديد",
            ["feverMore.spineProcedure"] = "عملية أو حقنة في عمود.*آخر 3 أشهر",
            ["feverMore.immune"] = "ضعف في جهاز المناعة",
            ["feverMore.injects"] = "المخدرات بالحقن",
            ["feverMore.confused"] = "تشوش في التفكير، أو بقع على الجلد",
            ["recent"] = "جديدة? أو أسوأ|جديدا أو أسوأ",
            [Unchecked] = "لم يفحصه طبيب",
            ["accidentTiming"] = "آخر أسبوعين",
        },
    };

    public static TheoryData<string, string, string, bool> Lists =>
    [
        .. from words in Library.Languages
           from list in new[] { (Page: "start", Key: "emergencyList", They: false), (Page: "received", Key: "worse", They: false), (Page: "received", Key: "worse", They: true) }
           select (words.Language, list.Page, list.Key, list.They),
    ];

    [Theory, MemberData(nameof(Lists))]
    public void A_list_says_what_the_rules_stop_for_and_nothing_else(string language, string page, string key, bool they)
    {
        var lines = Library.Wording(language).Paragraphs(page, key, they);
        Assert.Empty(Faults(Rules, lines, language));
        Assert.Equal(lines, Library.Wording(language).Paragraphs(page, key, they).Distinct());
    }

    [Theory, InlineData("en"), InlineData("es"), InlineData("de"), InlineData("fr"), InlineData("ar")]
    public void A_line_that_is_lost_is_found(string language)
    {
        var lines = Library.Wording(language).Paragraphs("start", "emergencyList");
        Assert.All(lines, line => Assert.NotEmpty(Faults(Rules, [.. lines.Except([line])], language)));
    }

    [Theory, InlineData("en"), InlineData("es"), InlineData("de"), InlineData("fr"), InlineData("ar")]
    public void A_rule_that_asks_more_or_less_is_found(string language)
    {
        var lines = Library.Wording(language).Paragraphs("start", "emergencyList");
        Assert.Equal(["E-CARD asks unwell.collapse, for which there are no words"], Faults(Changed("E-CARD", new Condition.Is("unwell", ["collapse"])), lines, language).Take(1));
        Assert.Contains("E-CES-4 has no line", Faults(Changed("E-CES-4", new Condition.All([new Condition.Is("legs", ["yes"]), new Condition.Is("legsTiming", ["recent", Unchecked])])), lines, language));
        Assert.Contains("E-CES-1 does not ask what its line says", Faults(Changed("E-CES-1", new Condition.All([new Condition.Is("saddle", ["yes"]), new Condition.Is("saddleTiming", ["recent"])])), lines, language));
        Assert.Contains(Faults([.. Rules.Where(rule => rule.Id != "E-STROKE")], lines, language), fault => fault.StartsWith("no rule: ", StringComparison.Ordinal));
    }

    private static IReadOnlyList<StopRule> Changed(string id, Condition when) => [.. Rules.Select(rule => rule.Id == id ? rule with { When = when } : rule)];

    private static List<string> Faults(IReadOnlyList<StopRule> rules, IReadOnlyList<string> lines, string language)
    {
        List<string> faults = [];
        var left = lines.ToHashSet(StringComparer.Ordinal);
        foreach (var rule in rules)
        {
            var asked = Asked(rule).Distinct().ToList();
            if (asked.Find(key => !Words[language].ContainsKey(key)) is { } unknown)
            {
                faults.Add($"{rule.Id} asks {unknown}, for which there are no words");
                continue;
            }

            if (lines.FirstOrDefault(line => asked.All(key => Says(line, key, language))) is not { } its)
            {
                faults.Add($"{rule.Id} has no line");
                continue;
            }

            left.Remove(its);
            if (!asked.Contains(Unchecked) && Says(its, Unchecked, language))
            {
                faults.Add($"{rule.Id} does not ask what its line says");
            }
        }

        return [.. faults, .. left.Select(line => $"no rule: {line}")];
    }

    private static bool Says(string line, string key, string language) => Regex.IsMatch(line, Words[language][key], RegexOptions.CultureInvariant);

    // A question of yes and no is asked as such, a time by its code, any other question by each of its answers.
    private static IEnumerable<string> Asked(StopRule rule) => rule.When.Tree().OfType<Condition.Is>().Where(part => !Narrowing.Contains(part.Question)).SelectMany(Parts);

    private static IEnumerable<string> Parts(Condition.Is part) => part switch
    {
        { Question: "accidentTiming" } => [part.Question],
        _ when part.Question.EndsWith("Timing", StringComparison.Ordinal) => part.Codes.Where(code => code != "notSure"),
        _ when part.Codes.Contains("yes") => [part.Question],
        _ => part.Codes.Select(code => $"{part.Question}.{code}"),
    };
}
