namespace SpineClinic.Booking;

/// <summary>What became of a calendar that was handed in.</summary>
/// <param name="Times">How many busy times stand now; as before when there is a reason.</param>
/// <param name="Skipped">How many events could not be read: the specialist may be busy then, and should be told.</param>
/// <param name="Reason">Why nothing was taken over, in plain words; null when it was.</param>
public sealed record CalendarImportOutcome(int Times, int Skipped, string? Reason)
{
    public bool IsDone => Reason is null;
}
