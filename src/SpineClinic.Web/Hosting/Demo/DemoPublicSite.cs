using NodaTime;
using SpineClinic.Specialists;
using SpineClinic.Website;

namespace SpineClinic.Web.Hosting.Demo;

/// <summary>What the demo clinic tells of itself: two places, two people, one piece of news. Registration numbers of fiction begin with three noughts.</summary>
internal static class DemoPublicSite
{
    // Long enough that a demonstration does not look abandoned, short enough that it goes by itself.
    private const int DaysOfNews = 60;

    public static Site House() => new("Riverside House", "12 Quay Street, London SE1 0AA", "Opposite the bus stop at Quay Street. The door on the left has no step.")
    {
        Access = "No step at the left door, and a lift to the first floor. You can lie down while you wait: tell reception. A toilet for wheelchairs is beside reception.",
        Parking = "Two places for blue badges at the door. Other cars: Quay Street car park, four minutes on foot.",
    };

    public static Site Rooms() => new("Hillside Rooms", "3 Mill Lane, London SE5 0AB", "Five minutes on foot from the station, up a gentle slope. Ring the bell marked Riverside.")
    {
        Access = "Two steps at the door, with a rail. If you cannot climb them, ask to be seen at Riverside House.",
        Phone = "020 7946 0019",
    };

    public static TeamProfile Profile(Specialist specialist)
    {
        var profile = new TeamProfile(specialist.Id, specialist.Name == "Dr Imogen Hale" ? "dr-imogen-hale" : "mr-rafael-okonjo");
        if (specialist.Name == "Dr Imogen Hale")
        {
            profile.Write(
                "MBBS FRCP", "General Medical Council", "0001234", "Low back pain, sciatica",
                "I see people whose back or leg has hurt for weeks or months. We look for a way without an operation first.\n\n## What to expect\n\nWe talk for half an hour. I ask what you can no longer do, and what you want to do again.",
                isPublished: true);
        }
        else
        {
            profile.Write(
                "MBChB FRCS (Tr & Orth)", "General Medical Council", "0005678", "Neck and arm pain, narrowing in the neck",
                "I operate, and I also say when I would not. You will hear from me what it may do for you, what it may not, and what can go wrong.",
                isPublished: true);
        }

        return profile;
    }

    public static NewsItem News(LocalDate today)
    {
        var item = new NewsItem(Guid.CreateVersion7());
        item.Write(
            "You can lie down while you wait", "Riverside House has a quiet room with a bed. Tell us when you arrive, or when you [ask for an appointment](/enquire).", today.PlusDays(-3), today.PlusDays(DaysOfNews));
        return item;
    }
}
