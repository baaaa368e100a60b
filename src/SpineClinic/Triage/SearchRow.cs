using SpineClinic.Enquiries;

namespace SpineClinic.Triage;

/// <summary>An enquiry with what it is compared with. Only in queries.</summary>
internal sealed class SearchRow
{
    public required SearchEntry Entry { get; init; }

    public required Enquiry Enquiry { get; init; }
}
