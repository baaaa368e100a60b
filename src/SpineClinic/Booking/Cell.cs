using NodaTime;

namespace SpineClinic.Booking;

/// <summary>
/// Time as the diary owns it: five minutes of UTC, counted from 1970-01-01T00:00Z. Every offset from UTC that is in use is a multiple of it, so that a clinic's
/// quarter hours are whole cells. Spans are half-open: the first cell is in them, the end is not.
/// </summary>
public static class Cell
{
    public const int Minutes = 5;
    private const long Seconds = Minutes * 60;

    /// <summary>The cell that an instant is in.</summary>
    public static int Of(Instant at) => checked((int)Math.DivRem(at.ToUnixTimeSeconds(), Seconds, out var rest) - (rest < 0 ? 1 : 0));

    /// <summary>The first cell that begins at or after an instant.</summary>
    public static int Ceiling(Instant at) => Start(Of(at)) < at ? Of(at) + 1 : Of(at);

    public static Instant Start(int cell) => Instant.FromUnixTimeSeconds(cell * Seconds);

    /// <summary>How many cells hold so many minutes.</summary>
    public static int Count(int minutes) => (minutes + Minutes - 1) / Minutes;
}
