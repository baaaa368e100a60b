using System.Text.Json;

namespace SpineClinic.Web.Information;

/// <summary>The articles that this build carries. A file that is not as it must be is left out and named; the others stand.</summary>
public sealed class InformationLibrary
{
    private const string Folder = "Information/Pages/";
    private const string SourcesFile = Folder + "sources.json";
    private const string Ending = ".en.md";
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true };
    private readonly Dictionary<string, Article> articles;

    private InformationLibrary(IEnumerable<Article> articles, IReadOnlyList<ArticleFault> faults)
    {
        this.articles = articles.ToDictionary(article => article.Address, StringComparer.Ordinal);
        Faults = faults;
    }

    /// <summary>In the order of lists: by kind, then as their files say.</summary>
    public IReadOnlyList<Article> Articles => [.. articles.Values.OrderBy(article => article.Kind).ThenBy(article => article.Front.Order).ThenBy(article => article.Address, StringComparer.Ordinal)];

    /// <summary>What is left out, and why; pictures too.</summary>
    public IReadOnlyList<ArticleFault> Faults { get; }

    public IReadOnlyList<Article> Of(ArticleKind kind) => [.. Articles.Where(article => article.Kind == kind)];

    /// <summary>The article at an address; null when there is none.</summary>
    public Article? Find(string address) => articles.GetValueOrDefault(address);

    /// <exception cref="InvalidDataException">The list of sources cannot be read: no article can be trusted then.</exception>
    public static InformationLibrary Load()
    {
        var assembly = typeof(InformationLibrary).Assembly;
        return Load(
            assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal) && name != SourcesFile).Order(StringComparer.Ordinal)
                .Select(name => (name[Folder.Length..], Read(name))),
            Read(SourcesFile));

        string Read(string name)
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name) ?? throw new InvalidDataException($"No data file {name}."));
            return reader.ReadToEnd();
        }
    }

    /// <param name="files">Name below Information/Pages, and text.</param>
    /// <param name="sources">The list of sources, as JSON.</param>
    /// <param name="pictures">Drawings that articles may show; those of this build when left out.</param>
    /// <exception cref="InvalidDataException">The list of sources cannot be read.</exception>
    public static InformationLibrary Load(IEnumerable<(string File, string Text)> files, string sources, PictureLibrary? pictures = null)
    {
        ArgumentNullException.ThrowIfNull(files);
        pictures ??= PictureLibrary.Built;
        var known = ReadSources(sources);
        List<Article> articles = [];
        List<ArticleFault> faults = [.. pictures.Faults];
        foreach (var (file, text) in files)
        {
            try
            {
                articles.Add(Make(file, text, known, pictures));
            }
            catch (ArticleFaultException fault)
            {
                faults.Add(new ArticleFault(file, fault.Line, fault.Message));
            }
        }

        return new InformationLibrary(articles, faults);
    }

    private static Dictionary<string, Source> ReadSources(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<List<Source>>(json, Json)!.ToDictionary(source => source.Id, StringComparer.Ordinal);
        }
        catch (Exception error) when (error is JsonException or ArgumentException)
        {
            throw new InvalidDataException($"{SourcesFile}: {error.Message}", error);
        }
    }

    private static Article Make(string file, string text, Dictionary<string, Source> known, PictureLibrary pictures)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var (front, next) = FrontMatter.Read(lines);
        if (front.Sources.FirstOrDefault(id => !known.ContainsKey(id)) is { } unknown)
        {
            throw new ArticleFaultException(Array.FindIndex(lines, line => line.StartsWith("sources:", StringComparison.Ordinal)) + 1, $"there is no source '{unknown}' in sources.json");
        }

        var name = file.EndsWith(Ending, StringComparison.Ordinal) ? file[..^Ending.Length] : throw new ArticleFaultException(1, $"the file's name must end with {Ending}");
        var kind = name.Split('/') switch
        {
            [_] => ArticleKind.Guide,
            ["conditions", _] => ArticleKind.Condition,
            ["treatments", _] => ArticleKind.Treatment,
            _ => throw new ArticleFaultException(1, "files stand in conditions, in treatments or beside them"),
        };
        return new Article(file, kind, $"/{name}", front, new ArticleReader(front.Sources, pictures, next).Read(string.Join('\n', lines[next..])), [.. front.Sources.Select(id => known[id])]);
    }
}
