using NodaTime;

namespace SpineClinic.Booking;

/// <summary>A time that somebody wants.</summary>
/// <param name="Key">Made with the page: the same key is the same appointment, however often it is sent.</param>
/// <param name="Patient">Who is to be seen.</param>
/// <param name="Query">What for, and under whose rules.</param>
/// <param name="SpecialistId">With whom.</param>
/// <param name="Start">When.</param>
public sealed record BookingRequest(Guid Key, PatientToBook Patient, TimeQuery Query, Guid SpecialistId, Instant Start)
{
    /// <summary>A room of the staff's choice; null for the one that fits.</summary>
    public Guid? RoomId { get; init; }

    /// <summary>Staff's reason to override rules; it is sealed. Without one no rule is overridden.</summary>
    public string? OverrideReason { get; init; }

    public Guid? SeriesId { get; init; }

    /// <summary>A hold of the same patient that is given back in the same transaction; if the new time cannot be had, the hold stays.</summary>
    public Guid? Instead { get; init; }
}
