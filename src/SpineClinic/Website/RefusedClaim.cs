using System.Text.RegularExpressions;

namespace SpineClinic.Website;

/// <summary>
/// What clinics like to say of spine surgery and the evidence does not bear out, as patterns, one for each row of the audit of such claims and each language.
/// Our own texts say none of it; a clinic's own text that does is shown to whoever writes it.
/// </summary>
/// <param name="Row">Of the audit; decision 0050 names them.</param>
/// <param name="Language">Of the texts it is looked for in.</param>
/// <param name="Pattern">Finds it. Looks at most 80 signs ahead in a sentence, so that a long text costs little.</param>
public sealed record RefusedClaim(int Row, string Language, Regex Pattern)
{
    /// <summary>A share of people in a form that hides of how many: patients read "1 in 10 people" better than "10 %", and a number needs its source.</summary>
    public static Regex BareShare { get; } = Any(@"\d+([.,]\d+)?\s?(%|per ?cent\b)|\b(success|satisfaction) rates?\b|\bout of (10|100|ten|a hundred)\b");

    public static IReadOnlyList<RefusedClaim> All { get; } =
    [
        Of(1, "en", "revolution|breakthrough"),
        Of(1, "es", "revolucion|avance histórico"),
        Of(1, "de", "revolution|durchbruch"),
        Of(1, "fr", "révolution|percée"),
        Of(1, "ar", "ثورة|ثوري"),
        Of(2, "en", "significantly (reduce|less|faster)|(quicker|faster|shorter|speedier) recovery|recover(s|y)? (faster|sooner|more quickly)|(rapid|speedy) recovery|recovery is (rapid|quick|fast|short)|(back|home) [^.]{0,40}within days"),
        Of(2, "es", "(recuperación|se recupera)[^.]{0,80}más (rápid|pronto)"),
        Of(2, "de", "erhol[^.]{0,80}schneller|schneller[^.]{0,80}erhol"),
        Of(2, "fr", "(récupér|rétabli)[^.]{0,80}plus (rapide|vite)"),
        Of(2, "ar", "تعاف أسرع|تتعافى أسرع"),
        Of(3, "en", "only small (cuts|incisions)|without (harm|damage) to (muscle|ligament|nerve)"),
        Of(3, "es", "solo (pequeñas incisiones|cortes pequeños)|sin dañar (los )?(músculos|nervios)"),
        Of(3, "de", "nur kleine (schnitte|einschnitte)|ohne (muskeln|nerven) zu (verletzen|schädigen)"),
        Of(3, "fr", "seulement de petites (incisions|coupures)|sans abîmer (les )?(muscles|nerfs)"),
        Of(3, "ar", "شقوق صغيرة فقط|دون إيذاء العضلات"),
        Of(4, "en", "home (on )?the same day"),
        Of(4, "es", "a casa (en )?el mismo día"),
        Of(4, "de", "am selben Tag nach Hause"),
        Of(4, "fr", "(chez (vous|soi)|rentrez) le jour même"),
        Of(4, "ar", "البيت في اليوم نفسه"),
        Of(5, "en", "cheaper|(reduce|lower|save)s? [^.]{0,80}(cost|money)|cost.effective"),
        Of(5, "es", "más barat|reduce[^.]{0,80}cost[eo]"),
        Of(5, "de", "billiger|(senkt|spart)[^.]{0,80}kosten"),
        Of(5, "fr", "moins chère?s?|(réduit|baisse)[^.]{0,80}coût"),
        Of(5, "ar", "أرخص|تكلفة أقل"),
        Of(6, "en", "microdiscectomy is (a|an|one)[^.]{0,80}minimally invasive|minimally invasive (operation|surgery|procedure)s?,? (such as|like) microdiscectomy"),
        Of(6, "es", "microdiscectomía es una[^.]{0,80}mínimamente invasiva"),
        Of(6, "de", "mikrodiskektomie ist (ein|eine)[^.]{0,80}minimal.?invasive"),
        Of(6, "fr", "microdiscectomie est une[^.]{0,80}mini.?invasive"),
        Of(6, "ar", "استئصال القرص المجهري عملية طفيفة التوغل"),
        Of(7, "en", "better than (not operating|no surgery|waiting)|surgery is (more effective|the answer)"),
        Of(7, "es", "mejor que (no operar|esperar)|la cirugía es (más eficaz|la solución)"),
        Of(7, "de", "besser als (nicht zu operieren|abzuwarten|warten)|die operation ist (wirksamer|die lösung)"),
        Of(7, "fr", "mieux que (ne pas opérer|attendre)|la chirurgie est (plus efficace|la solution)"),
        Of(7, "ar", "أفضل من الانتظار|الجراحة هي الحل"),
        Of(8, "en", "tiny|fusion (helps|eases|relieves|treats)[^.]{0,80}(back|chronic) pain|keyhole[^.]{0,40}(for|against) (long-term |chronic )?back pain"),
        Of(8, "es", "(aberturas|incisiones) diminutas|fusión (alivia|trata|ayuda)[^.]{0,80}dolor (de espalda|crónico)"),
        Of(8, "de", "winzige (öffnungen|schnitte)|versteifung (hilft|lindert|behandelt)[^.]{0,80}(rückenschmerz|chronisch)"),
        Of(8, "fr", "minuscules (ouvertures|incisions)|(fusion|arthrodèse) (soulage|traite|aide)[^.]{0,80}(mal de dos|douleur chronique)"),
        Of(8, "ar", "فتحات صغيرة جدا|دمج الفقرات يخفف ألم الظهر"),
        Of(9, "en", @"fewer (complications|problems)|less infection(?! means)|1\.1 ?%|26 in 1,339"),
        Of(9, "es", "menos (complicaciones|infecciones)"),
        Of(9, "de", "weniger (Komplikationen|Infektionen)"),
        Of(9, "fr", "moins (de complications|d'infections)"),
        Of(9, "ar", "مضاعفات أقل"),
        Of(10, "en", "all ages|safe for|safer|any age"),
        Of(10, "es", "todas las edades|cualquier edad|más segur[oa]"),
        Of(10, "de", "jede[sm]? alter|sicherer? für"),
        Of(10, "fr", "tous les âges|tout âge|plus sûre? pour"),
        Of(10, "ar", "جميع الأعمار|كل الأعمار|أكثر أمان"),
        Of(11, "en", "less (inflammation|medicine|medication)|fewer painkillers|less pain than"),
        Of(11, "es", "menos (inflamación|medicamentos|analgésicos)|menos dolor que"),
        Of(11, "de", "weniger (entzündung|medikamente|schmerzmittel)|weniger schmerzen als"),
        Of(11, "fr", "moins (d'inflammation|de médicaments|d'antidouleurs)|moins de douleur que"),
        Of(11, "ar", "التهاب أقل|أدوية أقل|مسكنات أقل"),
        Of(12, "en", "weeks (rather than|instead of|,? not) months"),
        Of(12, "es", "semanas en (lugar|vez) de meses"),
        Of(12, "de", "Wochen (statt|anstatt) Monate"),
        Of(12, "fr", "semaines au lieu de (plusieurs )?mois"),
        Of(12, "ar", "أسابيع بدلا من أشهر"),
        Of(13, "en", "ensures?|safe return"),
        Of(13, "es", "asegura (una|su) (vuelta|recuperación)|vuelta segura"),
        Of(13, "de", "sichere rückkehr|(stellt|stellen) sicher, dass sie (gesund|schmerz)"),
        Of(13, "fr", "assure (un|votre) (retour|rétablissement)|retour en toute sécurité"),
        Of(13, "ar", "يضمن عودة|عودة آمنة"),
        Of(14, "en", "(stenosis|narrowing) can be (treated|fixed|solved) with"),
        Of(14, "es", "(estenosis|estrechamiento) (se )?puede (tratarse|tratar|resolverse) con"),
        Of(14, "de", "(stenose|verengung) (kann|lässt sich) mit"),
        Of(14, "fr", "(sténose|rétrécissement) peut être (traitée?|résolue?) par"),
        Of(14, "ar", "يمكن علاج التضيق ب"),
        Of(16, "en", "(surgery|operation) for (chronic|long-term) (back )?pain"),
        Of(16, "es", "(cirugía|operación) (para|contra) el dolor (de espalda )?crónico"),
        Of(16, "de", "Operation (gegen|bei) (chronische|lange dauernde)"),
        Of(16, "fr", "opération (pour|contre) (la douleur|le mal de dos) chronique"),
        Of(16, "ar", "عملية (جراحية )?للألم المزمن"),
    ];

    private static RefusedClaim Of(int row, string language, string pattern) => new(row, language, Any(pattern));

    private static Regex Any(string pattern) => new(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
