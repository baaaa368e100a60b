using NodaTime;
using SpineClinic.Audit;
using SpineClinic.Safety;

namespace SpineClinic.Booking;

/// <summary>Somebody who would come sooner, or at all, when a time becomes free.</summary>
[Audited]
public sealed class WaitingListEntry
{
    private WaitingListEntry()
    {
    }

    /// <param name="enquiryId">Whose.</param>
    /// <param name="consultationTypeId">For what.</param>
    /// <param name="specialistId">With whom; null for anyone suitable.</param>
    /// <param name="tier">How urgent.</param>
    /// <param name="since">From when the wait counts: the day the enquiry came.</param>
    /// <param name="noticeHours">How long before they must know; 0 to 336.</param>
    /// <param name="days">Days that suit; empty for any.</param>
    /// <param name="timesOfDay">"mornings", "afternoons"; empty for any.</param>
    public WaitingListEntry(
        Guid enquiryId, Guid consultationTypeId, Guid? specialistId, Tier tier, Instant since, int noticeHours, IEnumerable<IsoDayOfWeek> days, IEnumerable<string> timesOfDay)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(noticeHours);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(noticeHours, 336);
        Id = Guid.CreateVersion7();
        EnquiryId = enquiryId;
        ConsultationTypeId = consultationTypeId;
        SpecialistId = specialistId;
        Tier = tier;
        Since = since;
        NoticeHours = noticeHours;
        Days = [.. days];
        TimesOfDay = [.. timesOfDay];
    }

    public Guid Id { get; private set; }

    public Guid EnquiryId { get; private set; }

    public Guid ConsultationTypeId { get; private set; }

    public Guid? SpecialistId { get; private set; }

    public Tier Tier { get; private set; }

    public Instant Since { get; private set; }

    public int NoticeHours { get; private set; }

    public List<IsoDayOfWeek> Days { get; private set; } = [];

    public List<string> TimesOfDay { get; private set; } = [];

    public WaitingListStatus Status { get; private set; }

    /// <summary>Until when the present offer stands.</summary>
    public Instant? OfferedUntil { get; private set; }

    /// <summary>Offers that were declined or lapsed.</summary>
    public int OffersMissed { get; private set; }

    public int Version { get; private set; }

    public void Offer(Instant until)
    {
        (Status, OfferedUntil) = (WaitingListStatus.Offered, until);
        Version++;
    }

    /// <summary>The offer was declined or ran out: the next one may be theirs.</summary>
    public void ReturnToList()
    {
        (Status, OfferedUntil) = (WaitingListStatus.Active, null);
        OffersMissed++;
        Version++;
    }

    public void Accept()
    {
        (Status, OfferedUntil) = (WaitingListStatus.Accepted, null);
        Version++;
    }

    public void Remove()
    {
        (Status, OfferedUntil) = (WaitingListStatus.Removed, null);
        Version++;
    }
}
