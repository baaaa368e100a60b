using System.Text.RegularExpressions;
using SpineClinic.Web.Information;

namespace SpineClinic.Web.Tests.Information;

/// <summary>
/// An article that names a sign of an emergency leads to /emergency in the same paragraph or point, or in the words that begin its list, and has no calmer words
/// beside it. The signs are those of the list that every stop page is held to.
/// </summary>
public sealed partial class ArticleEmergencyTests : PageContext
{
    private static readonly Regex[] Signs =
    [
        Sign("(numb|tingl)[^.;]*between (the|your) legs|genitals"),
        Sign(@"\bpee\b|\bpoo\b"),
        Sign("during sex|erection"),
        Sign(@"both legs|\blegs\b[^.]*\bweak|weak legs"),
        Sign(@"\b(new|worse)\b[^.;:]*\bweak|\bweak[^.;:,]*\b(new|worse)\b"),
        Sign("clumsy hands|hands or walking are getting worse|trouble (controlling|walking)"),
        Sign("temperature|fever|shiver"),
        Sign("chest pain|trouble breathing"),
        Sign("sudden, very bad pain"),
        Sign("face drooping|trouble speaking"),
        Sign("(serious|bad) accident|fall from a height"),
    ];

    public static TheoryData<string> Addresses => ArticleFiles.Addresses;

    [Theory, MemberData(nameof(Addresses))]
    public void A_sign_of_an_emergency_stands_under_no_calmer_words(string address) => Assert.Empty(Faults(ArticleFiles.Library.Find(address)!));

    [Theory]
    [InlineData("Call the hospital team today for:\n\n- a wound that is red\n- a temperature or shivering")]
    [InlineData("- People with weakness that gets worse. They need to be seen soon.")]
    [InlineData("- New weakness: see [emergency](/emergency) or ask to be seen soon.")]
    [InlineData("- People with arm pain that stays bad, or weakness that gets worse: a specialist should see you.")]
    [InlineData("Weakness or numbness in both legs is an [emergency](/emergency).")]
    [InlineData("Legs may ache, tingle or feel weak on walking.")]
    [InlineData("A change in how you pee or poo is a reason to call your family doctor.")]
    [InlineData("See [emergency](/emergency).\n\nNumbness between your legs can wait.")]
    [InlineData("For these see [emergency](/emergency):\n\n- chest pain\n\nCall us for trouble breathing.")]
    public void One_that_does_is_found(string body) => Assert.NotEmpty(Faults(ArticleFiles.Make(body)));

    [Theory]
    [InlineData("Call now, and see [emergency](/emergency), for:\n\n- a high temperature or shivering\n- chest pain")]
    [InlineData("New or worse weakness or numbness in both legs is an [emergency](/emergency).")]
    [InlineData("If your hands or walking are getting worse, see [emergency](/emergency). Do not wait for an appointment.")]
    public void One_that_does_not_is_let_through(string body) => Assert.Empty(Faults(ArticleFiles.Make(body)));

    [Fact]
    public void Every_line_of_the_emergency_list_is_one_of_these_signs() =>
        Assert.All(Questionnaires.Wording("en").Paragraphs("start", "emergencyList"), line => Assert.Contains(Signs, sign => sign.IsMatch(line)));

    // After an operation the list's last line holds: a high temperature is no matter for the ward's phone.
    [Fact]
    public void After_surgery_a_high_temperature_is_a_reason_to_call_the_emergency_number()
    {
        var warnings = ArticleFiles.Library.Find("/recovery")!.Blocks;
        var first = warnings.OfType<ArticleList>().First();
        Assert.Contains("{emergencyNumber}", Said(((ArticleParagraph)warnings[1]).Runs), StringComparison.Ordinal);
        Assert.Contains(first.Points, point => Said(point).Contains("high temperature, shivering", StringComparison.Ordinal));
        Assert.DoesNotContain(warnings.OfType<ArticleList>().ElementAt(1).Points, point => Signs.Any(sign => sign.IsMatch(Said(point))));
    }

    private static IEnumerable<string> Faults(Article article)
    {
        IReadOnlyList<ArticleRun> before = [];
        foreach (var block in article.Blocks)
        {
            IReadOnlyList<IReadOnlyList<ArticleRun>> texts = block switch
            {
                ArticleParagraph paragraph => [paragraph.Runs],
                ArticleCounts counts => [counts.Runs],
                ArticleList list => list.Points,
                _ => [],
            };
            var intro = block is ArticleList ? before : [];
            foreach (var fault in texts.SelectMany(text => FaultsOf(text, intro)))
            {
                yield return fault;
            }

            before = block is ArticleParagraph begins ? begins.Runs : [];
        }
    }

    private static IEnumerable<string> FaultsOf(IReadOnlyList<ArticleRun> text, IReadOnlyList<ArticleRun> intro)
    {
        var said = Said(text);
        if (!Signs.Any(sign => sign.IsMatch(said)))
        {
            yield break;
        }

        if (!text.Concat(intro).OfType<LinkRun>().Any(link => link.Address == "/emergency"))
        {
            yield return $"no way to the emergency page: {said}";
        }

        if (Calmer().Match($"{Said(intro)} {said}") is { Success: true } calmer)
        {
            yield return $"'{calmer.Value}': {said}";
        }

        if (said.Contains("both legs", StringComparison.Ordinal) && !said.Contains("new or worse", StringComparison.OrdinalIgnoreCase))
        {
            yield return $"both legs, without 'new or worse': {said}";
        }
    }

    private static string Said(IEnumerable<ArticleRun> runs) => string.Concat(runs.Select(run => run is FieldRun ? $"{{{run.Text}}}" : run.Text));

    private static Regex Sign(string pattern) => new(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    [GeneratedRegex(@"\bsoon\b|(?<!not wait for an )\bappointment|hospital team|family doctor|specialist should|in a few (days|weeks)", RegexOptions.IgnoreCase)]
    private static partial Regex Calmer();
}
