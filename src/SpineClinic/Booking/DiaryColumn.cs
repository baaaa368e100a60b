using NodaTime;

namespace SpineClinic.Booking;

/// <summary>One date of one specialist or room.</summary>
/// <param name="ResourceId">Whose.</param>
/// <param name="Name">As staff read it.</param>
/// <param name="Date">In the clinic's civil time.</param>
/// <param name="Closed">Why there is no session, such as the holiday's name; null when nothing is closed.</param>
/// <param name="Sessions">When it is open, joined, in cells.</param>
/// <param name="Entries">What is in it, by start.</param>
public sealed record DiaryColumn(Guid ResourceId, string Name, LocalDate Date, string? Closed, Spans Sessions, IReadOnlyList<DiaryEntry> Entries)
{
    /// <summary>Sessions without what is taken, buffers included: where something could be booked.</summary>
    public Spans Free
    {
        get
        {
            var taken = new Spans();
            foreach (var entry in Entries)
            {
                taken.Add(entry.FirstCell, entry.EndCell);
            }

            return Sessions.Without(taken.Settle());
        }
    }
}
