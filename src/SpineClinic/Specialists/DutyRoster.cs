using NodaTime;

namespace SpineClinic.Specialists;

/// <summary>Which specialists are told of a new enquiry.</summary>
public static class DutyRoster
{
    /// <summary>
    /// Those who deal with this kind of pain and have a session on the clinic's present day; when there are none, all who deal with it; when there are none,
    /// every active specialist. So somebody is always told, if the clinic has anybody.
    /// </summary>
    /// <param name="specialists">Everyone who sees patients here.</param>
    /// <param name="painSite">The answer to "where is it worst?".</param>
    /// <param name="today">The clinic's civil date.</param>
    public static IReadOnlyList<Specialist> OnDuty(IReadOnlyList<Specialist> specialists, string? painSite, LocalDate today)
    {
        var active = Present(specialists, today);
        var suitable = active.Where(specialist => painSite is not null && specialist.PainSites.Contains(painSite)).ToList();
        var present = suitable.Where(specialist => specialist.Sessions.Any(session => session.Day == today.DayOfWeek && session.From <= today)).ToList();
        return present.Count > 0 ? present : suitable.Count > 0 ? suitable : active;
    }

    /// <summary>Everyone active who is not away on this day; when all are away, everyone active.</summary>
    private static List<Specialist> Present(IReadOnlyList<Specialist> specialists, LocalDate today)
    {
        var active = specialists.Where(specialist => specialist.IsActive).ToList();
        var here = active.Where(specialist => !specialist.IsAway(today)).ToList();
        return here.Count > 0 ? here : active;
    }
}
