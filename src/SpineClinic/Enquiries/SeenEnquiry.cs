namespace SpineClinic.Enquiries;

/// <summary>An enquiry, and which version of it the person saw who acts on it.</summary>
/// <param name="Reference">Which.</param>
/// <param name="Version">What was on their screen; null for an act that overwrites nothing, such as a note: then the newest will do.</param>
public readonly record struct SeenEnquiry(string Reference, int? Version = null)
{
    public static implicit operator SeenEnquiry(string reference) => FromString(reference);

    public static SeenEnquiry FromString(string reference) => new(reference);
}
