namespace SpineClinic.Enquiries;

/// <summary>What became of a submission. Exactly one of the four holds.</summary>
/// <param name="Receipt">It is stored.</param>
/// <param name="Errors">It is not: these answers are wrong or missing.</param>
/// <param name="IsStopped">It is not: an emergency rule fires.</param>
/// <param name="IsStale">It is not: an answer was changed in another tab while it was being sent. The person must see what is sent.</param>
public sealed record IntakeResult(Receipt? Receipt, IReadOnlyList<SheetError> Errors, bool IsStopped = false, bool IsStale = false)
{
    internal static IntakeResult Stored(Receipt receipt) => new(receipt, []);

    internal static IntakeResult Refused(IReadOnlyList<SheetError> errors) => new(null, errors);

    internal static IntakeResult Stopped { get; } = new(null, [], IsStopped: true);

    internal static IntakeResult Stale { get; } = new(null, [], IsStale: true);
}
