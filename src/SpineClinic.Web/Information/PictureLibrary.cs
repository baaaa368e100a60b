using System.Xml;
using System.Xml.Linq;

namespace SpineClinic.Web.Information;

/// <summary>The drawings that this build carries. A file that is not as it must be is left out and named; the others stand.</summary>
public sealed class PictureLibrary
{
    private const string Folder = "Information/Pictures/";
    private const string PartsFile = "parts.svg";
    private const string Ending = ".svg";
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    // Shapes and words only: nothing that loads, runs, moves or brings its own look.
    private static readonly string[] Elements = ["g", "path", "use", "text"];
    private static readonly string[] Attributes = ["class", "d", "fill-rule", "href", "id", "stroke-width", "text-anchor", "transform", "x", "y"];
    private readonly Dictionary<string, Picture> pictures = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DrawnShape> parts = new(StringComparer.Ordinal);
    private readonly List<ArticleFault> faults = [];

    private PictureLibrary()
    {
    }

    /// <summary>The drawings of this build.</summary>
    public static PictureLibrary Built { get; } = Load();

    public IReadOnlyCollection<Picture> Pictures => pictures.Values;

    /// <summary>What is left out, and why.</summary>
    public IReadOnlyList<ArticleFault> Faults => faults;

    /// <summary>The drawing of a name; null when there is none.</summary>
    public Picture? Find(string name) => pictures.GetValueOrDefault(name);

    /// <param name="files">Name and text; shared shapes are in parts.svg.</param>
    public static PictureLibrary Load(IEnumerable<(string File, string Text)> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        var library = new PictureLibrary();
        foreach (var (file, text) in files.OrderBy(file => file.File != PartsFile))
        {
            try
            {
                library.Add(file, XDocument.Parse(text, LoadOptions.SetLineInfo).Root!);
            }
            catch (XmlException error)
            {
                library.faults.Add(new ArticleFault(file, error.LineNumber, error.Message));
            }
            catch (ArticleFaultException fault)
            {
                library.faults.Add(new ArticleFault(file, fault.Line, fault.Message));
            }
        }

        return library;
    }

    private static PictureLibrary Load()
    {
        var assembly = typeof(PictureLibrary).Assembly;
        return Load(assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(name =>
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            return (name[Folder.Length..], reader.ReadToEnd());
        }));
    }

    private void Add(string file, XElement root)
    {
        if (root.Name != Svg + "svg")
        {
            throw Fault(root, "the file must hold one svg element");
        }

        if (file == PartsFile)
        {
            foreach (var part in root.Elements())
            {
                Check(part);
                parts.Add(part.Attribute("id")?.Value ?? throw Fault(part, "a part needs an id"), DrawnShape.Of(part));
            }

            return;
        }

        var name = file[..^Ending.Length];
        var (title, description) = (Words(root, "title"), Words(root, "desc"));
        root.Elements().Where(element => element.Name.LocalName is "title" or "desc").Remove();
        foreach (var shape in root.Elements())
        {
            Check(shape);
        }

        List<DrawnShape> shapes = [.. root.Elements().Select(DrawnShape.Of)];
        var labels = shapes.SelectMany(shape => shape.All).Select(shape => shape.Words).OfType<string>();
        var viewBox = root.Attribute("viewBox")?.Value ?? throw Fault(root, "'viewBox' is missing");
        pictures.Add(name, new Picture(name, title, description, [.. labels], viewBox, shapes, [.. PartsOf(shapes).Distinct()]));
    }

    private static string Words(XElement root, string name) =>
        root.Element(Svg + name)?.Value is { Length: > 0 } words ? words : throw Fault(root, $"'{name}' is missing: who cannot see the picture reads it");

    private void Check(XElement top)
    {
        foreach (var element in top.DescendantsAndSelf())
        {
            if (element.Name.Namespace != Svg || !Elements.Contains(element.Name.LocalName))
            {
                throw Fault(element, $"'{element.Name.LocalName}' has no place in a picture: use {string.Join(", ", Elements)}");
            }

            if (element.Attributes().FirstOrDefault(attribute => !Attributes.Contains(attribute.Name.ToString())) is { } attribute)
            {
                throw Fault(element, $"'{attribute.Name}' has no place in a picture: use {string.Join(", ", Attributes)}");
            }

            if (element.Attribute("href")?.Value is { } href && !(href[0] == '#' && parts.ContainsKey(href[1..])))
            {
                throw Fault(element, $"there is no '{href}' in {PartsFile}");
            }
        }
    }

    private IEnumerable<DrawnShape> PartsOf(IEnumerable<DrawnShape> shapes) =>
        shapes.SelectMany(shape => shape.All).Select(shape => shape.Part).OfType<string>().Select(part => parts[part]).SelectMany(part => PartsOf([part]).Append(part));

    private static ArticleFaultException Fault(XElement element, string problem) => new(((IXmlLineInfo)element).LineNumber, problem);
}
