namespace SpineClinic.Web.Settings.Design;

/// <summary>Two tokens that meet on a page.</summary>
/// <param name="Ink">Text, or a line.</param>
/// <param name="Ground">What it stands on.</param>
/// <param name="Least">What WCAG 2.2 AA asks: 4.5 for text, 3 for lines and for focus.</param>
/// <param name="Use">Where they meet.</param>
public sealed record ColourPair(string Ink, string Ground, double Least, string Use)
{
    private const double Text = 4.5;
    private const double Line = 3;

    /// <summary>Every pair that our pages use.</summary>
    public static IReadOnlyList<ColourPair> All { get; } =
    [
        new("ink", "paper", Text, "Text"),
        new("ink", "surface", Text, "Text on a panel"),
        new("ink", "sunken", Text, "Text in a hollow"),
        new("ink", "tint", Text, "Text of a notice"),
        new("ink", "warm-tint", Text, "Text on the warm band"),
        new("ink", "amber-tint", Text, "Text of a warning"),
        new("ink", "good-tint", Text, "Text of good news"),
        new("ink", "danger-tint", Text, "Text of what is overdue"),
        new("soft", "paper", Text, "Hints"),
        new("soft", "surface", Text, "Hints on a panel"),
        new("brand", "paper", Text, "Links"),
        new("brand", "surface", Text, "Links on a panel"),
        new("brand", "tint", Text, "Links in a notice"),
        new("brand-deep", "paper", Text, "Links under the pointer"),
        new("on-brand", "brand", Text, "Buttons"),
        new("on-hero", "hero", Text, "The first screen, the receipt"),
        new("hero-ink", "on-hero", Text, "Button on the first screen"),
        new("hero-ink", "hero-tint", Text, "The same under the pointer"),
        new("danger", "paper", Text, "Errors"),
        new("danger", "surface", Text, "Errors on a panel"),
        new("danger", "danger-tint", Text, "Tag of danger"),
        new("amber-ink", "amber-tint", Text, "Tag of a warning"),
        new("good", "good-tint", Text, "Tag of good news"),
        new("violet", "violet-tint", Text, "Demo, needs a call"),
        new("on-alarm", "alarm", Text, "Head of an emergency"),
        new("on-alarm", "alarm-body", Text, "Text of an emergency"),
        new("edge", "surface", Line, "Edges of fields"),
        new("edge", "paper", Line, "Edges of fields"),
        new("focus", "paper", Line, "Focus"),
        new("focus", "surface", Line, "Focus on a panel"),
        new("alarm-edge", "paper", Line, "Edge of an emergency"),
        new("d-bone-line", "paper", Line, "Bone in a drawing"),
        new("d-disc-line", "paper", Line, "Disc in a drawing"),
        new("d-nerve-line", "paper", Line, "Nerve in a drawing"),
        new("d-sore-line", "paper", Line, "What hurts in a drawing"),
        new("d-skin-line", "paper", Line, "Skin in a drawing"),
        new("d-tool-line", "paper", Line, "Instrument in a drawing"),
    ];
}
