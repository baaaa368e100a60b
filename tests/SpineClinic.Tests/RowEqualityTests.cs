using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Booking;
using SpineClinic.Specialists;
using SpineClinic.Testing;
using SpineClinic.Website;

namespace SpineClinic.Tests;

/// <summary>What is kept in memory stays the same object while every column says the same, and is another as soon as one does not.</summary>
public sealed class RowEqualityTests
{
    /// <summary>A change of one column in each kind of place: a row, a list in a column, a row that belongs to another.</summary>
    public static TheoryData<DatabaseKind, string> Changes =>
        [.. Enum.GetValues<DatabaseKind>().SelectMany(_ => new[] { "phone", "off", "hours", "closure", "languages", "session", "limits", "page", "news" }, (kind, change) => (kind, change))];

    [Theory, EveryDatabase]
    public async Task What_was_not_changed_is_not_replaced(DatabaseKind kind)
    {
        await using var clinic = await StartAsync(kind);
        var before = await ReadAsync(clinic);
        clinic.Clock.Advance(Duration.FromMinutes(1));
        var after = await ReadAsync(clinic);
        Assert.Same(before.Profile, after.Profile);
        Assert.Same(before.Shape, after.Shape);
        Assert.Same(before.Site, after.Site);
    }

    [Theory, MemberData(nameof(Changes))]
    public async Task A_change_that_another_process_made_is_seen(DatabaseKind kind, string change)
    {
        await using var clinic = await StartAsync(kind);
        var before = await ReadAsync(clinic);
        await using (var db = clinic.Db())
        {
            var row = await db.Clinics.SingleAsync();
            var back = await db.Specialists.SingleAsync(one => one.Id == clinic.Back.Id);
            Action make = change switch
            {
                "phone" => () => row.Call(row.Name, "020 7946 0999"),
                "off" => () => row.PagesOff.Add("/recovery"),
                "hours" => () => row.OpeningHours.RemoveAt(0),
                "closure" => () => row.Closures.Add(new Closure(new LocalDate(2026, 12, 25), new LocalDate(2026, 12, 26), "Christmas")),
                "languages" => () => back.Languages.Add("fr"),
                "session" => () => back.Sessions.Clear(),
                "limits" => () => db.ConsultationTypes.Single().PatientLimits = new BookingLimits(99, 100, null),
                "page" => () => db.ClinicPages.Single().Write("your-visit", "Your visit", "What to bring.", "Other words.", isPublished: true),
                _ => () => db.NewsItems.Single().Write("A new door", "It is on the left.", new LocalDate(2026, 11, 24), new LocalDate(2026, 12, 25)),
            };
            make();
            await db.SaveChangesAsync();
        }

        clinic.Clock.Advance(Duration.FromMinutes(1));
        var after = await ReadAsync(clinic);
        Assert.Equal(
            change switch { "page" or "news" => (true, true, false), "limits" => (true, false, true), _ => (false, false, true) },
            (ReferenceEquals(before.Profile, after.Profile), ReferenceEquals(before.Shape, after.Shape), ReferenceEquals(before.Site, after.Site)));
    }

    private static async Task<TestClinic> StartAsync(DatabaseKind kind)
    {
        var clinic = await TestClinic.StartAsync(kind);
        await using var db = clinic.Db();
        var page = db.ClinicPages.Add(new ClinicPage(Guid.NewGuid())).Entity;
        page.Write("your-visit", "Your visit", "What to bring.", "Your medicines.", isPublished: true);
        db.NewsItems.Add(new NewsItem(Guid.NewGuid())).Entity.Write("A new door", "It is on the left.", new LocalDate(2026, 11, 24), new LocalDate(2026, 12, 24));
        await db.SaveChangesAsync();
        return clinic;
    }

    private static async Task<(ClinicProfile.Snapshot Profile, ClinicShape.Snapshot Shape, PublicSite.Snapshot Site)> ReadAsync(TestClinic clinic)
    {
        var profile = await clinic.Get<ClinicProfile>().GetAsync(default);
        return (profile, await clinic.Get<ClinicShape>().GetAsync(default), await clinic.Get<PublicSite>().GetAsync(default));
    }
}
