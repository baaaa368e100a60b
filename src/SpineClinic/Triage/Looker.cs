namespace SpineClinic.Triage;

/// <summary>Somebody else who has an enquiry open now.</summary>
/// <param name="Name">Who.</param>
/// <param name="IsTyping">Whether they typed in the last ten seconds.</param>
public sealed record Looker(string Name, bool IsTyping);
