namespace SpineClinic.Triage;

/// <summary>What other rules would have made of past enquiries. It holds codes, counts and references, nothing that a patient said.</summary>
/// <param name="Enquiries">How many were looked at.</param>
/// <param name="Unreadable">How many more could not be opened, because their key is gone.</param>
/// <param name="Warnings">What the rules themselves lose, whatever the enquiries say.</param>
/// <param name="Rules">Each rule of either set.</param>
/// <param name="Moves">Every pair of tiers that an enquiry has before and after, equal ones too.</param>
/// <param name="NewlyStopped">Enquiries that would end at an emergency page and did not.</param>
/// <param name="NoLongerStopped">Enquiries that would no longer end there.</param>
/// <param name="ChangedCount">How many have another tier or other stops.</param>
/// <param name="Changed">At most <see cref="ShadowRun.MostShown"/> of them: those with less care first, then the newest.</param>
public sealed record ShadowReport(
    int Enquiries,
    int Unreadable,
    IReadOnlyList<ShadowReport.Warning> Warnings,
    IReadOnlyList<ShadowReport.RuleCount> Rules,
    IReadOnlyList<ShadowReport.Move> Moves,
    int NewlyStopped,
    int NoLongerStopped,
    int ChangedCount,
    IReadOnlyList<ShadowReport.ChangedEnquiry> Changed)
{
    /// <param name="Rule">Its id.</param>
    /// <param name="Text">What it loses.</param>
    public sealed record Warning(string Rule, string Text);

    /// <param name="Rule">Its id.</param>
    /// <param name="Before">How many enquiries it matches in force; null when it is new.</param>
    /// <param name="After">How many it would match; null when it is removed.</param>
    /// <param name="PagesShown">How many of the last emergency pages it had a part in: most of those people sent no enquiry.</param>
    public sealed record RuleCount(string Rule, int? Before, int? After, int PagesShown);

    /// <param name="From">Tier in force, or "NeedsACall".</param>
    /// <param name="To">Tier under the other rules.</param>
    /// <param name="Count">How many enquiries.</param>
    /// <param name="IsLater">Whether that is less care.</param>
    public sealed record Move(string From, string To, int Count, bool IsLater);

    /// <param name="Reference">Which one.</param>
    /// <param name="Before">Tier in force, or "NeedsACall".</param>
    /// <param name="After">Tier under the other rules.</param>
    /// <param name="StopsBefore">Stop rules that fire in force.</param>
    /// <param name="StopsAfter">Those that would.</param>
    /// <param name="IsLess">A lower tier, or a stop less.</param>
    public sealed record ChangedEnquiry(string Reference, string Before, string After, IReadOnlyList<string> StopsBefore, IReadOnlyList<string> StopsAfter, bool IsLess);
}
