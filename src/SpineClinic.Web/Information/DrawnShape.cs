using System.Xml.Linq;

namespace SpineClinic.Web.Information;

/// <summary>One element of a drawing: a group, an outline, a shared part or words.</summary>
/// <param name="Element">Its name in SVG.</param>
/// <param name="Attributes">As in the file.</param>
/// <param name="Words">What it says; null for anything but words.</param>
/// <param name="Inside">What it holds.</param>
public sealed record DrawnShape(string Element, IReadOnlyDictionary<string, object> Attributes, string? Words, IReadOnlyList<DrawnShape> Inside)
{
    private const string PartStart = "#";

    /// <summary>Name of the shared part that it shows; null when it is none.</summary>
    public string? Part => Attributes.TryGetValue("href", out var href) ? ((string)href)[PartStart.Length..] : null;

    /// <summary>It and all that it holds.</summary>
    public IEnumerable<DrawnShape> All => Inside.SelectMany(shape => shape.All).Prepend(this);

    internal static DrawnShape Of(XElement element) => new(
        element.Name.LocalName,
        element.Attributes().ToDictionary(attribute => attribute.Name.LocalName, attribute => (object)attribute.Value),
        element.HasElements || element.IsEmpty ? null : element.Value,
        [.. element.Elements().Select(Of)]);
}
