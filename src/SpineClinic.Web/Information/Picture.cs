namespace SpineClinic.Web.Information;

/// <summary>A drawing of our own, read from a file of this build. It has no colours: the stylesheet gives each class its lines and fills.</summary>
/// <param name="Name">As articles ask for it, such as "herniated-disc".</param>
/// <param name="Title">What it is, in a few words.</param>
/// <param name="Description">What it shows, for whoever cannot see it.</param>
/// <param name="Labels">The words within it, in their order.</param>
/// <param name="ViewBox">Its own units: 320 wide when it stands alone, 240 in a row of steps.</param>
/// <param name="Shapes">What it is made of, checked when it was read.</param>
/// <param name="Parts">Shapes that it shares with others, each after those that it is made of.</param>
public sealed record Picture(string Name, string Title, string Description, IReadOnlyList<string> Labels, string ViewBox, IReadOnlyList<DrawnShape> Shapes, IReadOnlyList<DrawnShape> Parts)
{
    public string TitleId => $"{Name}-title";

    public string DescriptionId => $"{Name}-desc";
}
