using NodaTime;

namespace SpineClinic.Booking;

/// <summary>A group session that somebody wants to plan.</summary>
/// <param name="ConsultationTypeId">A type for groups.</param>
/// <param name="SpecialistId">Who holds it.</param>
/// <param name="Start">When they meet.</param>
/// <param name="RoomId">A room of the staff's choice; null for that of the session.</param>
/// <param name="OverrideReason">Why it is planned against a rule, in the words of staff. It names no patient and is not kept: the trail says which rule, and who.</param>
public sealed record GroupWish(Guid ConsultationTypeId, Guid SpecialistId, Instant Start, Guid? RoomId = null, string? OverrideReason = null);
