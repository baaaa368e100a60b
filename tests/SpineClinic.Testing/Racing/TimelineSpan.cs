namespace SpineClinic.Testing.Racing;

/// <summary>A stretch of cells of one resource in somebody's hands.</summary>
public readonly record struct TimelineSpan(int From, int To, short Lane, Guid Owner);
