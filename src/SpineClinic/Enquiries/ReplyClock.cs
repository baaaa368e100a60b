using NodaTime;
using SpineClinic.Safety;
using SpineClinic.Specialists;

namespace SpineClinic.Enquiries;

/// <summary>
/// By when a person at the clinic looks, in the clinic's real opening hours. Defaults of the clinical reference, part 3.1 (after the UK community red flags
/// sheet 2023 and the Queensland Clinical Prioritisation Criteria): P0 15 minutes, P1 the same working day, P2 two working days, P3 five, a call within one.
/// </summary>
public static class ReplyClock
{
    private static readonly Duration EmergencyAnswer = Duration.FromMinutes(15);
    private static readonly Duration LeastTimeLeft = Duration.FromHours(1);
    private static readonly Duration AfterOpening = Duration.FromHours(2);

    /// <param name="tier">How soon.</param>
    /// <param name="needsACall">A call is due within one working day, if nothing is due sooner.</param>
    /// <param name="from">When the enquiry came.</param>
    /// <param name="calendar">The clinic's opening hours.</param>
    public static Instant DueAt(Tier tier, bool needsACall, Instant from, ClinicCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        var due = tier switch
        {
            Tier.P0 => Instant.Max(from, calendar.CurrentOrNextSpan(from).Start) + EmergencyAnswer,
            Tier.P1 => SameDay(from, calendar),
            Tier.P2 => calendar.CloseOfWorkingDay(from, 2),
            _ => calendar.CloseOfWorkingDay(from, 5),
        };
        return needsACall ? Instant.Min(due, calendar.CloseOfWorkingDay(from, 1)) : due;
    }

    /// <summary>By when a named person must have recorded what they did. With somebody on call, an emergency does not wait for the clinic to open.</summary>
    /// <returns>Null for tiers that nobody is chased about.</returns>
    public static Instant? AcknowledgeBy(Tier tier, Instant from, ClinicCalendar calendar, bool isSomeoneOnCall) => tier switch
    {
        Tier.P0 when isSomeoneOnCall => from + EmergencyAnswer,
        Tier.P0 or Tier.P1 => DueAt(tier, needsACall: false, from, calendar),
        _ => null,
    };

    // "Today" is only true once it has begun and with an hour of it left; otherwise it is the first two hours of the next day. Lunch ends no day. A closure
    // without an end in sight is not counted.
    private static Instant SameDay(Instant from, ClinicCalendar calendar)
    {
        var span = calendar.CurrentOrNextSpan(from);
        var (day, isCounted) = (calendar.DayOf(span.Start) ?? span, calendar.DayOf(span.Start) is not null);
        if (day.Start > from)
        {
            return calendar.AfterOpenTime(day.Start, AfterOpening);
        }

        var left = isCounted ? calendar.OpenTime(from, day.End) : day.End - from;
        return left >= LeastTimeLeft ? day.End : calendar.AfterOpenTime(calendar.NextSpan(day.End - Duration.Epsilon).Start, AfterOpening);
    }
}
