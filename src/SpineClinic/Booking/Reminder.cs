using NodaTime;

namespace SpineClinic.Booking;

/// <summary>One reminder of one revision of an appointment: made with it, so that none can be forgotten; its key makes it impossible to send it twice.</summary>
public sealed class Reminder
{
    /// <summary>Why somebody must ring: ten wrong answers at its link.</summary>
    public const string LinkLocked = "link-locked";

    private Reminder()
    {
    }

    /// <param name="appointmentId">Of what.</param>
    /// <param name="revision">Of which revision; a moved appointment has new ones.</param>
    /// <param name="kind">"week", "day", or "link-" with its number.</param>
    /// <param name="channel">"email" or "phone".</param>
    /// <param name="dueAt">When it is to leave.</param>
    /// <param name="notAfter">From then on it would be no use.</param>
    public Reminder(Guid appointmentId, int revision, string kind, string channel, Instant dueAt, Instant notAfter)
    {
        AppointmentId = appointmentId;
        Revision = revision;
        Kind = kind;
        Channel = channel;
        DueAt = dueAt;
        NotAfter = notAfter;
    }

    public Guid AppointmentId { get; private set; }

    public int Revision { get; private set; }

    public string Kind { get; private set; } = "";

    public string Channel { get; private set; } = "";

    public Instant DueAt { get; private set; }

    public Instant NotAfter { get; private set; }

    public ReminderState State { get; private set; }

    /// <summary>A code, such as "moved", "no-address", "too-late".</summary>
    public string? Why { get; private set; }

    public Instant? SettledAt { get; private set; }

    /// <summary>A person has seen that it failed, and did what was needed.</summary>
    public Instant? SeenAt { get; private set; }

    /// <summary>A call that somebody must make about an appointment because its link was locked: shown with the reminders that reached nobody.</summary>
    public static Reminder ToRingAboutLink(Appointment appointment, Instant now)
    {
        ArgumentNullException.ThrowIfNull(appointment);
        var call = new Reminder(appointment.Id, appointment.Revision, $"link-{appointment.LinkNumber}", "phone", now, appointment.Start);
        call.Settle(ReminderState.Failed, LinkLocked, now);
        return call;
    }

    /// <exception cref="InvalidOperationException">It was settled before.</exception>
    public void Settle(ReminderState state, string? why, Instant now)
    {
        if (State != ReminderState.Due)
        {
            throw new InvalidOperationException("A reminder is settled once.");
        }

        (State, Why, SettledAt) = (state, why, now);
    }

    /// <summary>The appointment is to come again: it is due as before.</summary>
    /// <exception cref="InvalidOperationException">It was not suppressed.</exception>
    public void BringBack()
    {
        if (State != ReminderState.Suppressed)
        {
            throw new InvalidOperationException("Only what was not needed can be needed again.");
        }

        (State, Why, SettledAt) = (ReminderState.Due, null, null);
    }

    public void MarkSeen(Instant now) => SeenAt ??= now;
}
