using NodaTime;

namespace SpineClinic.Triage;

/// <summary>What the ledger of emergency pages says of some whole months of the clinic's zone.</summary>
/// <param name="From">The first month.</param>
/// <param name="To">The last month, in it.</param>
/// <param name="Months">Each of them, in order; also those without a stop.</param>
/// <param name="Rules">Each emergency rule in force, in the order of its file, also when it never fired; then those that fired and are no longer in force.</param>
public sealed record StopTally(YearMonth From, YearMonth To, IReadOnlyList<StopTally.Month> Months, IReadOnlyList<StopTally.Rule> Rules)
{
    public int Stops => Months.Sum(month => month.Stops.Total);

    public int Enquiries => Months.Sum(month => month.Enquiries);

    /// <summary>How many of <paramref name="forms"/> that is; null when there were none.</summary>
    /// <param name="stops">How often the emergency page was shown.</param>
    /// <param name="forms">Enquiries received and emergency pages shown, together.</param>
    /// <returns>From 0 to 1.</returns>
    public static double? Rate(int stops, int forms) => forms > 0 ? (double)stops / forms : null;

    /// <param name="In">Which month.</param>
    /// <param name="Enquiries">Received in it; synthetic ones are not among them.</param>
    /// <param name="Stops">Emergency pages shown in it. One page for several rules is one.</param>
    /// <param name="Rules">The rules that fired in it, in the order of <see cref="StopTally.Rules"/>.</param>
    public sealed record Month(YearMonth In, int Enquiries, StopCount Stops, IReadOnlyList<Rule> Rules)
    {
        /// <summary>What a rate is of. How many forms were begun is not kept, so it is what is known: those that were sent and those that were stopped.</summary>
        public int Forms => Enquiries + Stops.Total;
    }

    /// <param name="Id">Of the rule.</param>
    /// <param name="Reason">What it is about, for staff; null when it is no longer in force.</param>
    /// <param name="Stops">Emergency pages that it had a part in. One page for several rules counts at each.</param>
    public sealed record Rule(string Id, string? Reason, StopCount Stops);
}
