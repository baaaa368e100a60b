using SpineClinic.Enquiries;

namespace SpineClinic.Triage;

/// <summary>How an enquiry is to be closed.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Remark">For colleagues, sealed, on the timeline; may be empty.</param>
/// <param name="ToPatient">What the patient reads on the status page; empty for the clinic's standard words for this reason, where it has some.</param>
/// <param name="DuplicateOf">The reference of the open enquiry that it repeats; needed for a duplicate, and only there.</param>
public sealed record Closing(ClosureReason Reason, string? Remark = null, string? ToPatient = null, string? DuplicateOf = null);
