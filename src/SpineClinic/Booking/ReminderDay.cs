using NodaTime;

namespace SpineClinic.Booking;

/// <summary>The reminders of one day up to now: <see cref="Due"/> is the sum of the next four.</summary>
/// <param name="Due">Whose time has come.</param>
/// <param name="Sent">In the outbox.</param>
/// <param name="NotNeeded">Moved or called off meanwhile.</param>
/// <param name="Failed">A person should ring.</param>
/// <param name="Waiting">Not settled yet.</param>
/// <param name="ToRing">Failed ones of any day that nobody has dealt with.</param>
/// <param name="LastRunAt">When this process last looked; null before the first time.</param>
public sealed record ReminderDay(int Due, int Sent, int NotNeeded, int Failed, int Waiting, int ToRing, Instant? LastRunAt);
