using NodaTime;

namespace SpineClinic.Booking;

/// <summary>Which days of a plan are to be booked.</summary>
/// <param name="Free">Those that were free. If one is not any more, nothing is booked, whatever reason there is for others.</param>
/// <param name="Against">Those that a rule is against, or that somebody has, and that are booked all the same.</param>
/// <param name="Reason">Why those; it is sealed.</param>
public sealed record SeriesChoice(IReadOnlyCollection<LocalDate> Free, IReadOnlyCollection<LocalDate> Against, string? Reason)
{
    public static SeriesChoice Of(params IReadOnlyCollection<LocalDate> free) => new(free, [], null);
}
