using NodaTime;

namespace SpineClinic.Safety;

/// <summary>What to dial and whom to ask for, in one place. Data, because "111" is an advice line in one country and the emergency number in another.</summary>
/// <param name="Id">Such as "GB-ENG"; <see cref="Elsewhere"/> is for everywhere that has no pack.</param>
/// <param name="Version">Rises with every change.</param>
/// <param name="Region">ISO 3166 region that the numbers are checked against; null for elsewhere.</param>
/// <param name="EmergencyNumber">Null for elsewhere: the page then says "the emergency number where you are".</param>
/// <param name="AlsoWorks">Other emergency numbers of the place.</param>
/// <param name="Hospital">The word for an emergency department after "go to", by language.</param>
/// <param name="UrgentCall">Whom to call for help today, after "call", by language.</param>
/// <param name="UrgentAdvice">The national advice line; null where there is none.</param>
/// <param name="Deaf">Ways to call for people who are deaf or cannot speak.</param>
/// <param name="Crisis">For people who think about ending their life.</param>
/// <param name="ApprovedBy">The clinician who stands by it.</param>
/// <param name="ApprovedOn">When.</param>
/// <param name="ReviewBy">The last day on which it may be used.</param>
public sealed record JurisdictionPack(
    string Id,
    int Version,
    string? Region,
    string? EmergencyNumber,
    IReadOnlyList<string> AlsoWorks,
    IReadOnlyDictionary<string, string> Hospital,
    IReadOnlyDictionary<string, string> UrgentCall,
    JurisdictionPack.AdviceLine? UrgentAdvice,
    IReadOnlyList<JurisdictionPack.Line> Deaf,
    IReadOnlyList<JurisdictionPack.Line> Crisis,
    string ApprovedBy,
    LocalDate ApprovedOn,
    LocalDate ReviewBy)
{
    /// <summary>Id of the pack for people who are where no other pack is for.</summary>
    public const string Elsewhere = "other";

    /// <summary>As a sign-off names it.</summary>
    public string Edition => $"{Id}:{Version}";

    public bool IsExpired(LocalDate today) => today > ReviewBy;

    public sealed record AdviceLine(string Name, string Number, string? Url);

    public sealed record Line(string Label, string? Number, string? Url);
}
