namespace SpineClinic.Web.Settings.OwnSite;

/// <summary>What a manager typed and looks at before it is saved, to be saved or changed.</summary>
/// <param name="Address">Where it is sent.</param>
/// <param name="Fields">All of it.</param>
/// <param name="Save">What the button that saves it says.</param>
public sealed record LookPreview(string Address, IReadOnlyList<(string Field, string Text)> Fields, string Save = "Save this look");
