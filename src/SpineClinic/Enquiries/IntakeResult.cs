namespace SpineClinic.Enquiries;

/// <summary>What became of a submission. Exactly one of the three holds.</summary>
/// <param name="Receipt">It is stored.</param>
/// <param name="Errors">It is not: these answers are wrong or missing.</param>
/// <param name="IsStopped">It is not: an emergency rule fires.</param>
public sealed record IntakeResult(Receipt? Receipt, IReadOnlyList<SheetError> Errors, bool IsStopped)
{
    internal static IntakeResult Stored(Receipt receipt) => new(receipt, [], false);

    internal static IntakeResult Refused(IReadOnlyList<SheetError> errors) => new(null, errors, false);

    internal static IntakeResult Stopped { get; } = new(null, [], true);
}
