using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Booking;
using SpineClinic.Enquiries;
using SpineClinic.Safety;
using SpineClinic.Specialists;
using SpineClinic.Staff;
using SpineClinic.Testing;
using SpineClinic.Tests.Booking;
using SpineClinic.Triage;

namespace SpineClinic.Tests.Triage;

public sealed class DowntimePacksTests
{
    [Theory, EveryDatabase]
    public async Task A_manager_gets_none_and_who_gets_one_is_on_record(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var packs = clinic.Get<DowntimePacks>();
        await Assert.ThrowsAsync<NotPermittedException>(() => packs.ForAsync(clinic.Manager, CancellationToken.None));
        await packs.ForAsync(clinic.Receptionist, CancellationToken.None);
        await packs.ForTheNightAsync(CancellationToken.None);
        await using var db = clinic.Db();
        Assert.Equal(
            [clinic.Receptionist.Id, null], await db.AuditEntries.Where(row => row.Action == "downtime.PackMade").OrderBy(row => row.Id).Select(row => row.ActorId).ToListAsync());
    }

    [Theory, EveryDatabase]
    public async Task An_empty_clinic_has_a_pack_of_five_open_days(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        await using (var db = clinic.Db())
        {
            (await db.Clinics.SingleAsync()).Closures.Add(new Closure(new LocalDate(2026, 11, 26), new LocalDate(2026, 11, 26), "Staff day"));
            await db.SaveChangesAsync();
        }

        clinic.Get<ClinicProfile>().Forget();
        clinic.Get<ClinicShape>().Forget();
        var pack = await clinic.Get<DowntimePacks>().ForAsync(clinic.Receptionist, CancellationToken.None);
        Assert.Empty(pack.Open);
        Assert.Equal(
            [new(2026, 11, 24), new(2026, 11, 25), new(2026, 11, 27), new(2026, 11, 30), new LocalDate(2026, 12, 1)], pack.Days.Select(day => day.Date));
        Assert.All(pack.Days, day => Assert.Empty(day.Visits));
    }

    [Theory, EveryDatabase]
    public async Task It_holds_what_is_open_soonest_due_first_and_who_comes_and_none_of_what_is_over(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var routine = (await clinic.ReceiveAsync()).Reference;
        var urgent = (await clinic.ReceiveAsync(Sheets.AllNo().Choose("signs", "weightLoss"))).Reference;
        var closed = (await clinic.ReceiveAsync()).Reference;
        await clinic.Get<TriageDesk>().CloseAsync(clinic.Receptionist, closed, ClosureReason.AdviceGiven, null, CancellationToken.None);
        var (booked, cancelled) = (await clinic.BookedAsync(BookingDesk.Tuesday), await clinic.BookedAsync(BookingDesk.Tuesday + Duration.FromHours(1)));
        await clinic.Get<Diary>().CancelAsync(cancelled, clinic.Receptionist, CancelReason.FeelsBetter, null, CancellationToken.None);
        await clinic.BookedAsync(BookingDesk.Tuesday + Duration.FromDays(7));
        clinic.Clock.Advance(Duration.FromDays(1));
        var pack = await clinic.Get<DowntimePacks>().ForTheNightAsync(CancellationToken.None);
        Assert.Equal([(urgent, Tier.P1, true), (routine, Tier.P3, false)], pack.Open.Select(line => (line.Reference, line.Tier, line.IsAlarm)));
        var visit = Assert.Single(pack.Days.SelectMany(day => day.Visits));
        Assert.Equal((BookingDesk.Tuesday, "Ann Example", "Dr Back", "Room 1", true), (visit.Start, visit.Name, visit.Specialist, visit.Room, visit.IsConfirmed));
        Assert.Equal((await clinic.Get<Diary>().GetAsync(booked, CancellationToken.None))!.Reference, visit.Reference);
        Assert.Equal(new LocalDate(2026, 12, 1), pack.Days.Single(day => day.Visits.Count > 0).Date);
    }
}
