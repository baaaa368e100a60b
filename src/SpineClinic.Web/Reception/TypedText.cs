namespace SpineClinic.Web.Reception;

/// <summary>Words that somebody typed into a field.</summary>
/// <param name="Field">Its name.</param>
/// <param name="Text">What they typed.</param>
public sealed record TypedText(string Field, string Text);
