using NodaTime;

namespace SpineClinic.Triage;

/// <summary>A call in progress, on a list.</summary>
/// <param name="Id">Its address.</param>
/// <param name="Name">As far as it is known.</param>
/// <param name="Phone">As it was typed.</param>
/// <param name="StartedAt">When somebody picked up.</param>
/// <param name="SavedAt">When something was last kept.</param>
/// <param name="HasRedFlag">An emergency rule fires, and nobody has filed it.</param>
/// <param name="Owner">Whose it is; null for one's own.</param>
public sealed record CallLine(Guid Id, string Name, string Phone, Instant StartedAt, Instant SavedAt, bool HasRedFlag, string? Owner);
