using System.Text.Json;
using SpineClinic.Privacy;

namespace SpineClinic.Enquiries;

/// <summary>What follows a person through all of their enquiries.</summary>
/// <param name="Codes">Codes of the form's "adjust" question.</param>
/// <param name="InterpreterLanguage">In words, when they need an interpreter; at most <see cref="LongestLanguage"/> characters.</param>
/// <param name="IsDiscreet">Nobody but the person may learn from us that they asked.</param>
/// <param name="NoMessages">No messages are left, neither spoken nor with others.</param>
public sealed record PersonNeeds(IReadOnlyList<string> Codes, string? InterpreterLanguage = null, bool IsDiscreet = false, bool NoMessages = false)
{
    public const int LongestLanguage = 60;

    public static PersonNeeds None { get; } = new([]);

    public bool IsNone => Codes.Count == 0 && InterpreterLanguage is null && !IsDiscreet && !NoMessages;

    /// <summary>Opens what a person needs.</summary>
    public static PersonNeeds Of(Person person, DataKey key, Vault vault)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(vault);
        return person.SealedNeeds is { } sealedNeeds ? JsonSerializer.Deserialize<PersonNeeds>(vault.Open(key, Person.NeedsPurpose, person.Id, sealedNeeds)) ?? None : None;
    }

    /// <summary>What both say: nothing that either needs is lost.</summary>
    public PersonNeeds Union(PersonNeeds other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new PersonNeeds([.. Codes.Union(other.Codes)], InterpreterLanguage ?? other.InterpreterLanguage, IsDiscreet || other.IsDiscreet, NoMessages || other.NoMessages);
    }

    public bool IsSame(PersonNeeds other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Codes.ToHashSet().SetEquals(other.Codes) && (InterpreterLanguage, IsDiscreet, NoMessages) == (other.InterpreterLanguage, other.IsDiscreet, other.NoMessages);
    }

    internal void SealInto(Person person, DataKey key, Vault vault) =>
        person.SetNeeds(IsNone ? null : vault.Seal(key, Person.NeedsPurpose, person.Id, JsonSerializer.Serialize(this)));
}
