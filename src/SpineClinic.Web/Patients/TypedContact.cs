namespace SpineClinic.Web.Patients;

/// <summary>What somebody typed into the boxes for a name and a number, to be shown again when something is wrong with it.</summary>
public sealed record TypedContact(string Name, string Phone);
