using NodaTime;
using SpineClinic.Specialists;

namespace SpineClinic.Website;

/// <summary>The public site as a manager sees it, read anew.</summary>
/// <param name="Clinic">Name, phone, hours, look, and which of our pages are off.</param>
/// <param name="Sites">By name.</param>
/// <param name="Specialists">Everyone, in the order of the clinic.</param>
/// <param name="Profiles">Their profiles, as far as they have one.</param>
/// <param name="Pages">All that the clinic wrote, by title.</param>
/// <param name="News">All, newest first.</param>
/// <param name="Today">In the clinic's zone.</param>
public sealed record SiteView(
    Clinic Clinic,
    IReadOnlyList<Site> Sites,
    IReadOnlyList<Specialist> Specialists,
    IReadOnlyList<TeamProfile> Profiles,
    IReadOnlyList<ClinicPage> Pages,
    IReadOnlyList<NewsItem> News,
    LocalDate Today)
{
    public TeamProfile? ProfileOf(Guid specialist) => Profiles.FirstOrDefault(profile => profile.SpecialistId == specialist);
}
