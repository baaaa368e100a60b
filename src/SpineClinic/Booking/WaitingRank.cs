using NodaTime;

namespace SpineClinic.Booking;

/// <summary>
/// Who is asked first about a time: the higher tier, then who waits longer in whole days, then who needs the shorter notice, then who can come on fewer days.
/// Pure: the same people, time and instant give the same order.
/// </summary>
public static class WaitingRank
{
    public const string Mornings = "mornings";
    public const string Afternoons = "afternoons";

    private static readonly LocalTime Noon = new(12, 0);

    /// <summary>In the order in which they are asked.</summary>
    public static IEnumerable<WaitingPerson> Order(IEnumerable<WaitingPerson> people, Instant now) => people
        .OrderBy(person => person.Enquiry.Tier)
        .ThenByDescending(person => DaysWaiting(person, now))
        .ThenBy(person => person.Entry.NoticeHours)
        .ThenBy(person => person.Entry.Days.Count == 0 ? int.MaxValue : person.Entry.Days.Count)
        .ThenBy(person => person.Entry.Since)
        .ThenBy(person => person.Entry.Id);

    public static int DaysWaiting(WaitingPerson person, Instant now)
    {
        ArgumentNullException.ThrowIfNull(person);
        return (int)Math.Max(0, (now - person.Entry.Since).TotalDays);
    }

    /// <summary>What of a person's own circumstances speaks against a time; whether the diary allows it is another question.</summary>
    public static IEnumerable<WaitingReason> Against(WaitingPerson person, FreedTime time, Instant now, DateTimeZone zone)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(zone);
        var (entry, local) = (person.Entry, time.Start.InZone(zone));
        if (!person.IsToBook)
        {
            yield return WaitingReason.NotToBook;
        }

        if (entry.Status == WaitingListStatus.Offered)
        {
            yield return WaitingReason.HasAnOffer;
        }

        if (entry.SpecialistId is { } only && only != time.SpecialistId)
        {
            yield return WaitingReason.OtherSpecialist;
        }

        if (entry.Days.Count > 0 && !entry.Days.Contains(local.DayOfWeek))
        {
            yield return WaitingReason.DayDoesNotSuit;
        }

        if (entry.TimesOfDay.Count > 0 && !entry.TimesOfDay.Contains(local.TimeOfDay < Noon ? Mornings : Afternoons))
        {
            yield return WaitingReason.TimeOfDayDoesNotSuit;
        }

        if (OfferDeadline.For(now, time.Start, entry.NoticeHours, zone, person.MustBeRung) is null)
        {
            yield return WaitingReason.TooSoon;
        }
    }
}
