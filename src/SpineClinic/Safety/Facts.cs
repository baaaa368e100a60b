namespace SpineClinic.Safety;

/// <summary>What a priority rule may know besides the answers.</summary>
public static class Facts
{
    /// <summary>The person was shown an emergency page and left a contact.</summary>
    public const string ContactLeftAfterStop = "contactLeftAfterStop";

    /// <summary>An answer that led to an emergency page was changed afterwards.</summary>
    public const string ChangedAfterStop = "changedAfterStop";

    /// <summary>A safety question has no answer.</summary>
    public const string SafetyAnswerMissing = "safetyAnswerMissing";

    public static IReadOnlySet<string> All { get; } = new HashSet<string> { ContactLeftAfterStop, ChangedAfterStop, SafetyAnswerMissing };
}
