namespace SpineClinic.Enquiries;

/// <summary>What a specialist says about an enquiry that they were asked about.</summary>
public enum Opinion
{
    /// <summary>Book a consultation.</summary>
    Accept,

    /// <summary>A scan or its report is needed first.</summary>
    NeedsImaging,

    /// <summary>No consultation; this is what to tell the person.</summary>
    Advise,

    /// <summary>Another service is right for it.</summary>
    Redirect,
}
