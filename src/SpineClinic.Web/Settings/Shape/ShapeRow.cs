namespace SpineClinic.Web.Settings.Shape;

/// <summary>One row of the overview; the first cell leads to its page.</summary>
public sealed record ShapeRow(string Id, bool IsOut, params string[] Cells);
