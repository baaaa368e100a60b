using NodaTime;

namespace SpineClinic.Booking;

/// <summary>A session that cannot take place, and everybody in it by tier and then by who waits longest.</summary>
/// <param name="Disruption">Which session.</param>
/// <param name="Rows">Its patients.</param>
/// <param name="Shape">The clinic.</param>
/// <param name="Now">When it was read.</param>
public sealed record DisruptionView(Disruption Disruption, IReadOnlyList<DisruptionRow> Rows, ClinicShape.Snapshot Shape, Instant Now)
{
    /// <summary>How many have neither a new time nor an end that a person gave.</summary>
    public int Unresolved => Rows.Count(row => !row.IsResolved);

    public string Specialist => Shape.Specialist(Disruption.SpecialistId)?.Name ?? "";
}
