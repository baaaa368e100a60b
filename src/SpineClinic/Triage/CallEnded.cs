using SpineClinic.Enquiries;

namespace SpineClinic.Triage;

/// <param name="Ending">What became of it.</param>
/// <param name="Errors">What is missing or wrong, in the order of the form.</param>
public sealed record CallEnded(CallEnding Ending, IReadOnlyList<SheetError> Errors)
{
    public static implicit operator CallEnded(CallEnding ending) => FromCallEnding(ending);

    public static CallEnded FromCallEnding(CallEnding ending) => new(ending, []);
}
