namespace SpineClinic.Enquiries;

/// <summary>What became of something that a person tried with their own enquiry.</summary>
/// <param name="Error">At which field, and which text of the status page; null when it is done.</param>
/// <param name="Max">The longest there may be.</param>
/// <param name="Count">How long it was.</param>
public sealed record OwnResult((string Field, string Key)? Error = null, int Max = 0, int Count = 0)
{
    public static OwnResult Done { get; } = new();

    public static OwnResult NotPossible { get; } = new(("", "notPossible"));
}
