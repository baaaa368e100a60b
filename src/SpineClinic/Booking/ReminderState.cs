namespace SpineClinic.Booking;

/// <summary>How a reminder ended.</summary>
public enum ReminderState
{
    /// <summary>It waits for its time.</summary>
    Due,

    /// <summary>Its letter was put into the outbox.</summary>
    Sent,

    /// <summary>Not needed any more: moved, cancelled, confirmed, or together with another of the same day.</summary>
    Suppressed,

    /// <summary>There was no way to send it, or it was too late: a person should ring.</summary>
    Failed,
}
