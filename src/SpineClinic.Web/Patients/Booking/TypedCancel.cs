namespace SpineClinic.Web.Patients.Booking;

/// <summary>What somebody chose and typed to cancel, to be shown again when something is wrong with it.</summary>
public sealed record TypedCancel(string Reason = "", string Words = "");
