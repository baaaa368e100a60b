using NodaTime;

namespace SpineClinic.Booking;

/// <param name="Requests">By start.</param>
/// <param name="Shape">The clinic as it was.</param>
/// <param name="Now">When they were read.</param>
public sealed record DiaryRequests(IReadOnlyList<DiaryEntry> Requests, ClinicShape.Snapshot Shape, Instant Now);
