namespace SpineClinic.Web.Replan;

/// <summary>What somebody typed to put a person on the waiting list.</summary>
public sealed record WaitingTyped(string Reference, string Type, string Specialist, string Notice, IReadOnlyList<string> Days, IReadOnlyList<string> Times)
{
    /// <summary>Anyone suitable.</summary>
    public const string Anyone = "anyone";

    public static WaitingTyped Nothing { get; } = new("", "", Anyone, "24", [], []);
}
