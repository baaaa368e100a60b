namespace SpineClinic.Website;

/// <summary>What became of a change of the public site.</summary>
public enum SiteOutcome
{
    /// <summary>It stands, also when nothing was to be changed.</summary>
    Done,

    /// <summary>A field is wrong; the form says which.</summary>
    Refused,

    /// <summary>Somebody else changed a field while the page was open; the form holds both.</summary>
    Overtaken,

    /// <summary>It has words that our own pages would not say. Nothing was changed; it is when it comes again confirmed.</summary>
    ToConfirm,

    /// <summary>There is no such thing.</summary>
    NotFound,
}
