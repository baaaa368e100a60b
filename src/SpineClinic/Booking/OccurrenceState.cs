namespace SpineClinic.Booking;

/// <summary>How one day of a planned series stands.</summary>
public enum OccurrenceState
{
    Free,

    /// <summary>A rule is against it, or somebody has the time.</summary>
    Conflicting,

    /// <summary>A holiday or another closure.</summary>
    Closed,

    /// <summary>Further ahead than this consultation is booked.</summary>
    TooFarAhead,

    /// <summary>The clocks go forward over this time: it does not exist that day.</summary>
    SkippedHour,
}
