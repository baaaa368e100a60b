namespace SpineClinic.Booking;

/// <summary>Why nothing was changed, at the field that it is about, in words for staff.</summary>
public sealed record ShapeProblem(string Field, string Text);
