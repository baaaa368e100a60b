namespace SpineClinic.Enquiries;

/// <summary>What became of a Continue.</summary>
/// <param name="Next">The page to go to; null when there are errors.</param>
/// <param name="Errors">What is wrong; nothing was kept.</param>
/// <param name="State">The draft as it is now, with what was typed when there are errors.</param>
public sealed record PageSaved(string? Next, IReadOnlyList<SheetError> Errors, DraftState? State)
{
    public const string Start = "";
    public const string Received = "received";
    public const string TooYoung = "too-young";

    internal static PageSaved GoTo(string next, DraftState? state = null) => new(next, [], state);
}
