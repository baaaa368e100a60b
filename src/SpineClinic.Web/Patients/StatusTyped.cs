namespace SpineClinic.Web.Patients;

/// <summary>What somebody typed on the status page, to be shown again when something is wrong with it.</summary>
public sealed record StatusTyped(string Reference = "", string Contact = "", string? Phone = null, string? Email = null, string Add = "");
