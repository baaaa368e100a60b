using NodaTime;

namespace SpineClinic.Web.Patients.Booking;

/// <summary>A time on a button.</summary>
/// <param name="Cell">When, as it is posted.</param>
/// <param name="SpecialistId">With whom.</param>
/// <param name="Start">When.</param>
/// <param name="Who">With whom, by name.</param>
/// <param name="Where">At which site; null where the clinic has one.</param>
public sealed record OfferedTime(int Cell, Guid SpecialistId, Instant Start, string Who, string? Where)
{
    // What lies beyond it is no time that anybody books: the year 2900.
    private const int LastCell = 98_000_000;

    /// <summary>Reads what a button posted.</summary>
    public static (Guid SpecialistId, Instant Start)? Read(IFormCollection form)
    {
        ArgumentNullException.ThrowIfNull(form);
        return Guid.TryParse(form["with"], out var who) && int.TryParse(form["at"], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var cell) && cell is > 0 and <= LastCell
            ? (who, SpineClinic.Booking.Cell.Start(cell))
            : null;
    }
}
