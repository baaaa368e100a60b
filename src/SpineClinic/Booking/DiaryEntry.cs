using NodaTime;

namespace SpineClinic.Booking;

/// <summary>Something in the diary.</summary>
/// <param name="Kind">What.</param>
/// <param name="Id">Of the appointment, block or group session.</param>
/// <param name="Title">The patient's name for those who may read it, else the reference; a block's reason; the name of a group.</param>
/// <param name="Start">When they meet.</param>
/// <param name="End">Not in it.</param>
/// <param name="FirstCell">With the buffers; see <see cref="Cell"/>.</param>
/// <param name="EndCell">Not in it.</param>
public sealed record DiaryEntry(DiaryEntryKind Kind, Guid Id, string Title, Instant Start, Instant End, int FirstCell, int EndCell)
{
    /// <summary>The appointment, with everything that its reader may not see left out of <see cref="Title"/> only; null for all else.</summary>
    public Appointment? Appointment { get; init; }

    public string TypeName { get; init; } = "";

    /// <summary>Where, by its name; the other side of a column: with whom, when the columns are rooms.</summary>
    public string Place { get; init; } = "";

    /// <summary>Those who have a seat in a group session.</summary>
    public IReadOnlyList<DiaryEntry> Seats { get; init; } = [];

    public int Capacity { get; init; }
}
