using NodaTime;
using SpineClinic.Safety;

namespace SpineClinic.Booking;

/// <summary>A part of a specialist's week that is kept for urgent patients, in the clinic's civil time. It releases itself.</summary>
public sealed class CarveOut
{
    private CarveOut()
    {
    }

    /// <param name="specialistId">Whose time.</param>
    /// <param name="day">The day of the week.</param>
    /// <param name="starts">In it.</param>
    /// <param name="ends">Not in it.</param>
    /// <param name="tier">Patients of this tier or a more urgent one may have it.</param>
    /// <param name="releaseHours">So long before it starts, everyone may; 0 to 336.</param>
    /// <exception cref="ArgumentException">It ends before it starts.</exception>
    public CarveOut(Guid specialistId, IsoDayOfWeek day, LocalTime starts, LocalTime ends, Tier tier, int releaseHours)
    {
        if (ends <= starts)
        {
            throw new ArgumentException("It must end after it starts.", nameof(ends));
        }

        ArgumentOutOfRangeException.ThrowIfNegative(releaseHours);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(releaseHours, 336);
        Id = Guid.CreateVersion7();
        SpecialistId = specialistId;
        Day = day;
        Starts = starts;
        Ends = ends;
        Tier = tier;
        ReleaseHours = releaseHours;
    }

    public Guid Id { get; private set; }

    public Guid SpecialistId { get; private set; }

    public IsoDayOfWeek Day { get; private set; }

    public LocalTime Starts { get; private set; }

    public LocalTime Ends { get; private set; }

    public Tier Tier { get; private set; }

    public int ReleaseHours { get; private set; }
}
