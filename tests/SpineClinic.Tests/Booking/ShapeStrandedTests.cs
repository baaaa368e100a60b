using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Booking;
using SpineClinic.Specialists;
using SpineClinic.Testing;
using static SpineClinic.Tests.Booking.ShapeDesk;

namespace SpineClinic.Tests.Booking;

/// <summary>Somebody is booked with Dr Back in Room 1 on Tuesday, 1 December, 9:00.</summary>
public sealed class ShapeStrandedTests
{
    [Theory, EveryDatabase]
    public async Task Nothing_that_strands_an_appointment_is_saved_before_it_is_confirmed(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var reference = await BookedAsync(clinic);
        var session = Assert.Single((await clinic.SpecialistAsync("Dr Back")).Sessions);
        var shape = clinic.Shape();
        Func<Task<ShapeResult>>[] changes =
        [
            () => shape.EndSessionAsync(clinic.Manager, session.Id, new ShapeForm().With("until", "2026-11-30"), false, default),
            () => shape.AddSessionChangeAsync(clinic.Manager, Dates(clinic.Back, "out", "2026-12-01", "09:25", "12:00"), false, default),
            () => shape.AddAbsenceAsync(clinic.Manager, Away(clinic.Back, "2026-11-30", "2026-12-01"), false, default),
            () => shape.AddClosureAsync(clinic.Manager, Closure("2026-12-01", "2026-12-24"), false, default),
            () => shape.ChangeRoomAsync(clinic.Manager, clinic.RoomOne.Id, ShapeForms.Of(clinic.RoomOne).With("active", false), false, default),
            () => shape.ChangeSpecialistAsync(clinic.Manager, clinic.Back.Id, ShapeForms.Of(clinic.Back).With("active", false), false, default),
            () => shape.ChangeTypeAsync(clinic.Manager, clinic.First.Id, ShapeForms.Of(clinic.First).With("specialists", clinic.Neck.Id.ToString()), false, default),
        ];
        foreach (var change in changes)
        {
            var result = await change();
            Assert.Equal(ShapeOutcome.ToConfirm, result.Outcome);
            Assert.Equal(new StrandedAppointment(reference, BookingDesk.Tuesday, "Dr Back"), Assert.Single(result.Stranded));
        }

        Assert.Empty(await clinic.TrailAsync());
        Assert.Empty((await shape.GetAsync(clinic.Manager, default)).Stranded);
        Assert.NotEmpty(await clinic.TimesAsync(clinic.First, new LocalDate(2026, 12, 8)));
    }

    [Theory, EveryDatabase]
    public async Task What_touches_no_appointment_needs_no_confirmation(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        await BookedAsync(clinic);
        var session = Assert.Single((await clinic.SpecialistAsync("Dr Back")).Sessions);
        var shape = clinic.Shape();
        ShapeResult[] results =
        [
            await shape.AddSessionChangeAsync(clinic.Manager, Dates(clinic.Back, "out", "2026-12-01", "09:30", "12:00"), false, default),
            await shape.AddAbsenceAsync(clinic.Manager, Away(clinic.Back, "2026-12-02", "2026-12-24"), false, default),
            await shape.AddClosureAsync(clinic.Manager, Closure("2026-12-25", "2026-12-28"), false, default),
            await shape.EndSessionAsync(clinic.Manager, session.Id, new ShapeForm().With("until", "2026-12-01"), false, default),
            await shape.ChangeTypeAsync(clinic.Manager, clinic.First.Id, ShapeForms.Of(clinic.First).With("active", false), false, default),
        ];
        Assert.All(results, result => Assert.Equal(ShapeOutcome.Done, result.Outcome));
    }

    [Theory, EveryDatabase]
    public async Task Confirmed_it_stands_the_appointment_stays_and_is_on_the_list(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var reference = await BookedAsync(clinic);
        var result = await clinic.Shape().AddClosureAsync(clinic.Manager, Closure("2026-12-01", "2026-12-01"), isConfirmed: true, default);
        Assert.Equal(ShapeOutcome.Done, result.Outcome);
        Assert.Single(result.Stranded);
        Assert.Equal(["shape.ClosureAdded: 2026-12-01 to 2026-12-01; without a place 1"], await clinic.TrailAsync());
        await using var db = clinic.Db();
        Assert.Equal(AppointmentStatus.Booked, (await db.Appointments.SingleAsync()).Status);
        Assert.NotEqual(0, await db.OccupancyCells.CountAsync());
        var view = await clinic.Shape().GetAsync(clinic.Manager, default);
        Assert.Equal(reference, Assert.Single(view.Stranded).Reference);

        // Another change does not ask about it again, and taking the closure away gives it its place back.
        Assert.Equal(ShapeOutcome.Done, (await clinic.Shape().AddAbsenceAsync(clinic.Manager, Away(clinic.Back, "2026-12-01", "2026-12-01"), false, default)).Outcome);
        var absence = Assert.Single((await clinic.SpecialistAsync("Dr Back")).Absences);
        await clinic.Shape().RemoveAbsenceAsync(clinic.Manager, absence.Id, new ShapeForm(), false, default);
        await clinic.Shape().RemoveClosureAsync(clinic.Manager, Assert.Single(view.Shape.Profile.Clinic.Closures).Id, new ShapeForm(), false, default);
        Assert.Empty((await clinic.Shape().GetAsync(clinic.Manager, default)).Stranded);
    }

    [Theory, EveryDatabase]
    public async Task A_closed_site_strands_its_own_appointments_alone(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        await BookedAsync(clinic);
        foreach (var name in new[] { "Riverside", "Hillside" })
        {
            await clinic.Shape().ChangeSiteAsync(clinic.Manager, null, new ShapeForm().With("name", name).With("address", "1 Road"), false, default);
        }

        var sites = (await clinic.Shape().GetAsync(clinic.Manager, default)).Shape.Sites;
        await clinic.Shape().ChangeRoomAsync(clinic.Manager, clinic.RoomOne.Id, ShapeForms.Of(clinic.RoomOne).With("site", $"{sites[1].Id}"), false, default);
        Assert.Equal(ShapeOutcome.Done, (await clinic.Shape().AddClosureAsync(clinic.Manager, Closure("2026-12-01", "2026-12-01", sites[0].Id), false, default)).Outcome);
        Assert.Equal(ShapeOutcome.ToConfirm, (await clinic.Shape().AddClosureAsync(clinic.Manager, Closure("2026-12-01", "2026-12-01", sites[1].Id), false, default)).Outcome);
    }

    [Theory, EveryDatabase]
    public async Task A_closure_moves_the_clinics_deadlines_at_once_and_past_ones_stay(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        await clinic.Get<ClinicProfile>().GetAsync(default);
        foreach (var (first, last) in new[] { ("2026-12-25", "2026-12-24"), ("2026-11-20", "2026-11-23"), ("tomorrow", "2026-12-24") })
        {
            var form = Closure(first, last);
            Assert.Equal(ShapeOutcome.Refused, (await clinic.Shape().AddClosureAsync(clinic.Manager, form, true, default)).Outcome);
        }

        await clinic.Shape().AddClosureAsync(clinic.Manager, Closure("2026-11-24", "2026-11-25"), false, default);
        var calendar = (await clinic.Get<ClinicProfile>().GetAsync(default)).Calendar;
        Assert.False(calendar.IsOpen(clinic.Clock.GetCurrentInstant()));
        Assert.Equal(Instant.FromUtc(2026, 11, 26, 8, 0), calendar.CurrentOrNextSpan(clinic.Clock.GetCurrentInstant()).Start);

        clinic.Clock.Advance(Duration.FromDays(2));
        var closure = Assert.Single((await clinic.Shape().GetAsync(clinic.Manager, default)).Shape.Profile.Clinic.Closures);
        Assert.Equal(ShapeOutcome.NotFound, (await clinic.Shape().RemoveClosureAsync(clinic.Manager, closure.Id, new ShapeForm(), true, default)).Outcome);
    }

    private static async Task<string> BookedAsync(TestClinic clinic)
    {
        var id = await clinic.BookedAsync(BookingDesk.Tuesday);
        return (await clinic.Get<Diary>().GetAsync(id, CancellationToken.None))!.Reference;
    }
}
