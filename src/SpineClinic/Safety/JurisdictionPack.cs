namespace SpineClinic.Safety;

/// <summary>What to dial and whom to ask for, in one place. Data, because "111" is an advice line in one country and the emergency number in another.</summary>
public sealed record JurisdictionPack(
    string Id,
    int Version,
    string Region,
    string EmergencyNumber,
    IReadOnlyList<string> AlsoWorks,
    string HospitalWord,
    JurisdictionPack.AdviceLine UrgentAdvice,
    IReadOnlyList<JurisdictionPack.Line> Deaf,
    IReadOnlyList<JurisdictionPack.Line> Crisis,
    IReadOnlyDictionary<string, string> Texts,
    string ApprovedBy,
    string ApprovedOn,
    string ReviewBy)
{
    /// <summary>The headline for an action of a stop rule.</summary>
    public string StopHeading(string action) => Texts[action switch
    {
        "go" => "stopHeadingGo",
        "call" => "stopHeadingCall",
        "callKeepStill" => "stopHeadingCallKeepStill",
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, "Not an action of a stop rule."),
    }];

    public sealed record AdviceLine(string Name, string Number, string? Url);

    public sealed record Line(string Label, string? Number, string? Url);
}
