using NodaTime;
using SpineClinic.Mail;

namespace SpineClinic.Triage;

/// <summary>A letter that did not arrive, or perhaps not.</summary>
/// <param name="Id">Which.</param>
/// <param name="Kind">What letter.</param>
/// <param name="Regarding">The reference that it speaks of.</param>
/// <param name="To">Its address; null for readers who may not see who wrote to us.</param>
/// <param name="State">Dead or Uncertain.</param>
/// <param name="Problem">A code.</param>
/// <param name="CreatedAt">When it was written.</param>
/// <param name="Attempts">How often it was tried.</param>
public sealed record MailProblem(Guid Id, string Kind, string Regarding, string? To, LetterState State, string? Problem, Instant CreatedAt, int Attempts);
