using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Audit;
using SpineClinic.Booking;
using SpineClinic.Specialists;
using SpineClinic.Staff;
using SpineClinic.Testing;

namespace SpineClinic.Tests.Booking;

public sealed class CalendarFeedsTests
{
    [Theory, EveryDatabase]
    public async Task Reception_makes_no_feed_and_a_specialist_none_of_anothers_calendar(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var feeds = clinic.Get<CalendarFeeds>();
        var id = await OwnAsync(clinic);
        foreach (var (staff, resource) in new[] { (clinic.Receptionist, id), (clinic.Clinician, clinic.Back.Id), (clinic.Clinician, clinic.RoomOne.Id), (clinic.Clinician, Guid.NewGuid()) })
        {
            await Assert.ThrowsAsync<NotPermittedException>(() => feeds.CreateAsync(staff, Guid.NewGuid(), resource, false, CancellationToken.None));
        }

        Assert.Null(await feeds.CreateAsync(clinic.Manager, Guid.NewGuid(), Guid.NewGuid(), false, CancellationToken.None));
        var others = Guid.NewGuid();
        await feeds.CreateAsync(clinic.Manager, others, clinic.Back.Id, false, CancellationToken.None);
        await Assert.ThrowsAsync<NotPermittedException>(() => feeds.RevokeAsync(clinic.Clinician, others, CancellationToken.None));
        await Assert.ThrowsAsync<NotPermittedException>(() => feeds.NewAddressAsync(clinic.Clinician, others, CancellationToken.None));
        Assert.Empty(await feeds.ListAsync(clinic.Clinician, CancellationToken.None));
        Assert.NotNull(await feeds.CreateAsync(clinic.Clinician, Guid.NewGuid(), id, true, CancellationToken.None));
        Assert.Single(await feeds.ListAsync(clinic.Clinician, CancellationToken.None));
        Assert.Equal(2, (await feeds.ListAsync(clinic.Manager, CancellationToken.None)).Count);
    }

    [Theory, EveryDatabase]
    public async Task Unknown_and_revoked_addresses_find_nothing(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var (feeds, id) = (clinic.Get<CalendarFeeds>(), Guid.NewGuid());
        var token = Token(await feeds.CreateAsync(clinic.Manager, id, clinic.Back.Id, false, CancellationToken.None));
        foreach (var unknown in new[] { "", "x", token[..^1], token + "A", clinic.Get<BookingTokens>().Token(BookingTokens.ForAppointment, id) })
        {
            Assert.Null(await feeds.ReadAsync(unknown, CancellationToken.None));
        }

        Assert.NotNull(await feeds.ReadAsync(token, CancellationToken.None));
        Assert.False(await feeds.RevokeAsync(clinic.Manager, Guid.NewGuid(), CancellationToken.None));
        Assert.True(await feeds.RevokeAsync(clinic.Manager, id, CancellationToken.None));
        Assert.True(await feeds.RevokeAsync(clinic.Manager, id, CancellationToken.None));
        Assert.Null(await feeds.ReadAsync(token, CancellationToken.None));
        Assert.Null(await feeds.NewAddressAsync(clinic.Manager, id, CancellationToken.None));
        await using var db = clinic.Db();
        Assert.Equal(
            ["calendarFeed.Created", "calendarFeed.Revoked"],
            await db.AuditEntries.Where(row => row.SubjectId == id).OrderBy(row => row.Id).Select(row => row.Action).ToListAsync(TestContext.Current.CancellationToken));
        Assert.DoesNotContain(await db.CalendarFeeds.ToListAsync(TestContext.Current.CancellationToken), row => System.Text.Encoding.UTF8.GetString(row.TokenHash).Contains(token, StringComparison.Ordinal));
    }

    [Theory, EveryDatabase]
    public async Task The_address_is_told_for_ten_minutes_and_a_page_sent_twice_makes_one(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var (feeds, id) = (clinic.Get<CalendarFeeds>(), Guid.NewGuid());
        var made = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => feeds.CreateAsync(clinic.Manager, id, clinic.Back.Id, false, CancellationToken.None)));
        Assert.Single(made.Distinct());
        Assert.Equal(made[0], await feeds.NewAddressAsync(clinic.Manager, id, CancellationToken.None));
        Assert.Null(await feeds.CreateAsync(clinic.Manager, id, clinic.RoomOne.Id, false, CancellationToken.None));
        clinic.Clock.Advance(CalendarFeeds.AddressIsShown);
        Assert.Null(await feeds.NewAddressAsync(clinic.Manager, id, CancellationToken.None));
        Assert.Single(await feeds.ListAsync(clinic.Manager, CancellationToken.None));
    }

    [Theory, EveryDatabase]
    public async Task It_says_busy_or_the_reference_and_never_who_or_why(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var feeds = clinic.Get<CalendarFeeds>();
        var group = await Groups.AddTypeAsync(clinic, 3);
        await Groups.PlanAsync(clinic, group, BookingDesk.Tuesday);
        await clinic.BookAsync(Groups.Seat(clinic, group, BookingDesk.Tuesday));
        var id = await clinic.BookedAsync(BookingDesk.Tuesday + Duration.FromHours(2));
        var gone = await clinic.BookedAsync(BookingDesk.Tuesday + Duration.FromHours(3));
        await clinic.BookedAsync(BookingDesk.Tuesday + Duration.FromDays(210));
        await clinic.Get<Diary>().CancelAsync(gone, clinic.Receptionist, CancelReason.Other, null, CancellationToken.None);
        await using (var db = clinic.Db())
        {
            var block = new TimeBlock(clinic.Back.Id, BookingDesk.Tuesday + Duration.FromHours(5), BookingDesk.Tuesday + Duration.FromHours(6), "Dentist", clinic.Receptionist.Id);
            db.TimeBlocks.Add(block);
            db.AuditEntries.Add(new AuditEntry(TestClinic.Start, clinic.Receptionist.Actor, "block.Added", "block", block.Id));
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var appointment = (await clinic.Get<Diary>().GetAsync(id, CancellationToken.None))!;
        var busy = await ReadAsync(clinic, feeds, clinic.Back.Id, showsReference: false);
        Assert.Equal(["Busy", "Busy", "Busy"], Values(busy, "SUMMARY"));
        Assert.DoesNotContain(appointment.Reference, busy, StringComparison.Ordinal);
        var named = await ReadAsync(clinic, feeds, clinic.RoomOne.Id, showsReference: true);
        Assert.Equal([$"{appointment.Reference} First consultation", "Back class"], Values(named, "SUMMARY"));
        foreach (var feed in new[] { busy, named })
        {
            foreach (var secret in new[] { "Ann", "7946 0000", "2079460000", "ann@", "Dentist", "ATTENDEE", gone.ToString("N") })
            {
                Assert.DoesNotContain(secret, feed, StringComparison.OrdinalIgnoreCase);
            }
        }

        Assert.Contains("DTSTART;TZID=Europe/London:20261201T110000", named, StringComparison.Ordinal);
        var read = CalendarImport.ReadBusy(busy, DateTimeZone.Utc, new Interval(TestClinic.Start, TestClinic.Start + Duration.FromDays(365)));
        Assert.Equal((3, 0), (read.Busy.Count, read.Skipped));
    }

    internal static string Token(string? address) => Path.GetFileNameWithoutExtension(new Uri(address!).AbsolutePath);

    private static async Task<string> ReadAsync(TestClinic clinic, CalendarFeeds feeds, Guid resource, bool showsReference) =>
        (await feeds.ReadAsync(Token(await feeds.CreateAsync(clinic.Manager, Guid.NewGuid(), resource, showsReference, CancellationToken.None)), CancellationToken.None))!;

    private static IEnumerable<string> Values(string file, string property) =>
        file.ReplaceLineEndings("\n").Split('\n').Where(line => line.StartsWith(property + ":", StringComparison.Ordinal)).Select(line => line[(property.Length + 1)..]);

    /// <summary>A specialist who is the clinician of the account.</summary>
    internal static async Task<Guid> OwnAsync(TestClinic clinic)
    {
        await using var db = clinic.Db();
        var own = new Specialist("Dr Own", "own@clinic.example", ["neck"], clinic.Clinician.Id);
        db.Specialists.Add(own);
        await db.SaveChangesAsync();
        clinic.Get<ClinicShape>().Forget();
        return own.Id;
    }
}
