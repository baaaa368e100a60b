namespace SpineClinic.Booking;

/// <summary>What became of a change of the clinic's shape.</summary>
public enum ShapeOutcome
{
    /// <summary>It stands, also when nothing was to be changed.</summary>
    Done,

    /// <summary>A field is wrong; the form says which.</summary>
    Refused,

    /// <summary>It would leave appointments without a session, room or specialist. Nothing was changed; it is when it comes again confirmed.</summary>
    ToConfirm,

    /// <summary>There is no such thing.</summary>
    NotFound,
}
