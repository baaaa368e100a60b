using NodaTime;
using SpineClinic.Specialists;
using SpineClinic.Web.Information;
using SpineClinic.Website;

namespace SpineClinic.Web.Tests.Information;

/// <summary>What a clinic has made its own, on 24 November 2026.</summary>
internal static class OwnSites
{
    public static readonly LocalDate Today = new(2026, 11, 24);

    public static Specialist Back { get; } = Named("Dr <Back>", "en", "fr");

    public static ClinicSite Full { get; } = ClinicSite.Nothing with
    {
        Today = Today,
        Sites = [new Site("Hillside <1>", "1 Hill Road, London SE1 0AA", "Left.\nThen right.") { Access = "No step.", Phone = "020 7946 0019" }, new Site("Riverside", "2 River Road", "")],
        Specialists = [Back, Named("Dr Gone", "en")],
        Stored = new PublicSite.Snapshot([Page()], [News("A new <door>", 0, 30), News("Over", -9, -1), News("To come", 1, null), News("Second", -1, null)], [Profile(Back.Id)]),
    };

    public static TeamMember Member => Full.Team[0];

    public static ClinicPage Page()
    {
        var page = new ClinicPage(Guid.NewGuid());
        page.Write("your-visit", "Your <visit>", "What to bring.", "## Before\n\nBring **medicines**, see [us](/contact).\n\n- one\n- two", isPublished: true);
        return page;
    }

    public static NewsItem News(string title, int from, int? until)
    {
        var item = new NewsItem(Guid.NewGuid());
        item.Write(title, "It is on the left.", Today.PlusDays(from), until is { } days ? Today.PlusDays(days) : null);
        return item;
    }

    public static TeamProfile Profile(Guid specialist)
    {
        var profile = new TeamProfile(specialist, "dr-back");
        profile.Write("FRCS", "Register", "0001234", "Sciatica <2>", "I listen.", isPublished: true);
        return profile;
    }

    private static Specialist Named(string name, params string[] languages)
    {
        var specialist = new Specialist(name, "back@clinic.example", [], null);
        specialist.Languages.AddRange(languages);
        return specialist;
    }
}
