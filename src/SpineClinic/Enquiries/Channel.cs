namespace SpineClinic.Enquiries;

/// <summary>How the enquiry came.</summary>
public enum Channel
{
    Web,
    Phone,
    Email,
    WalkIn,
    Letter,
}
