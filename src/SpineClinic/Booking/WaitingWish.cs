using NodaTime;

namespace SpineClinic.Booking;

/// <summary>What somebody waits for.</summary>
/// <param name="ConsultationTypeId">For what.</param>
/// <param name="SpecialistId">With whom; null for anyone suitable.</param>
/// <param name="NoticeHours">How long before they must know; 0 to 336.</param>
/// <param name="Days">Days that suit; empty for any.</param>
/// <param name="TimesOfDay"><see cref="WaitingRank.Mornings"/>, <see cref="WaitingRank.Afternoons"/>; empty for any.</param>
public sealed record WaitingWish(Guid ConsultationTypeId, Guid? SpecialistId, int NoticeHours, IReadOnlyList<IsoDayOfWeek> Days, IReadOnlyList<string> TimesOfDay)
{
    /// <summary>Longest notice in hours.</summary>
    public const int MostNotice = 336;
}
