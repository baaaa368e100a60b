using NodaTime;
using SpineClinic.Audit;
using SpineClinic.Booking;
using SpineClinic.Specialists;
using SpineClinic.Staff;
using SpineClinic.Testing;

namespace SpineClinic.Tests.Booking;

public sealed class DiaryPagesTests
{
    private static readonly LocalDate Day = new(2026, 12, 1);

    [Theory, EveryDatabase]
    public async Task More_than_a_week_or_days_of_everybody_are_not_read(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var pages = clinic.Get<DiaryPages>();
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => pages.ReadAsync(clinic.Receptionist, DiaryBy.Specialist, Day, 8, clinic.Back.Id, CancellationToken.None));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => pages.ReadAsync(clinic.Receptionist, DiaryBy.Specialist, Day, 2, null, CancellationToken.None));
    }

    [Theory, EveryDatabase]
    public async Task A_manager_sees_references_and_neither_names_nor_reasons(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var pages = clinic.Get<DiaryPages>();
        await clinic.BookedAsync(BookingDesk.Tuesday);
        var over = await clinic.BookAsync(clinic.At(BookingDesk.Tuesday) with { OverrideReason = "Asked for by Dr Back" });
        var reference = (await clinic.Get<Diary>().GetAsync(over.AppointmentId!.Value, CancellationToken.None))!.Reference;
        var seen = await pages.ReadAsync(clinic.Manager, DiaryBy.Specialist, Day, 1, null, CancellationToken.None);
        Assert.All(seen.Columns.SelectMany(column => column.Entries), entry => Assert.Equal(entry.Appointment!.Reference, entry.Title));
        var file = await pages.OpenAsync(clinic.Manager, reference, CancellationToken.None);
        Assert.False(file!.SeesNames);
        Assert.Equal(reference, file.Title);
        Assert.All(file.History, line => Assert.Null(line.Words));
        await Assert.ThrowsAsync<NotPermittedException>(() => pages.PatientOfAsync(clinic.Manager, "SC-2222-22", CancellationToken.None));
        Assert.Equal("Ann Example", (await pages.ReadAsync(clinic.Receptionist, DiaryBy.Specialist, Day, 1, null, CancellationToken.None)).Columns[0].Entries[0].Title);
        Assert.Equal(["Asked for by Dr Back"], (await pages.OpenAsync(clinic.Receptionist, reference, CancellationToken.None))!.History.Select(line => line.Words));
    }

    [Theory, EveryDatabase]
    public async Task A_day_has_a_column_for_each_specialist_with_sessions_entries_and_what_is_free(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        await clinic.BookedAsync(BookingDesk.Tuesday);
        await clinic.Get<Diary>().HoldAsync(clinic.At(BookingDesk.Tuesday + Duration.FromHours(1)), TestClinic.Start + Duration.FromMinutes(30), Actor.Patient, CancellationToken.None);
        await clinic.Get<Diary>().BlockAsync(
            clinic.Receptionist, clinic.Back.Id, BookingDesk.Tuesday + Duration.FromHours(2), BookingDesk.Tuesday + Duration.FromHours(3), "Meeting", CancellationToken.None);
        var sheet = await clinic.Get<DiaryPages>().ReadAsync(clinic.Receptionist, DiaryBy.Specialist, Day, 1, null, CancellationToken.None);
        Assert.Equal(["Dr Back", "Dr Neck"], sheet.Columns.Select(column => column.Name));
        var back = sheet.Columns[0];
        Assert.Equal([DiaryEntryKind.Appointment, DiaryEntryKind.Hold, DiaryEntryKind.Block], back.Entries.Select(entry => entry.Kind));
        Assert.Equal([(9 * 60, 17 * 60)], back.Sessions.All.Select(Minutes));
        Assert.Equal([((9 * 60) + 40, 10 * 60), ((10 * 60) + 40, 11 * 60), (12 * 60, 17 * 60)], back.Free.All.Select(Minutes));
        Assert.Empty(sheet.Columns[1].Sessions.All);

        clinic.Clock.AdvanceMinutes(31);
        Assert.Equal(2, (await clinic.Get<DiaryPages>().ReadAsync(clinic.Receptionist, DiaryBy.Specialist, Day, 1, null, CancellationToken.None)).Columns[0].Entries.Count);

        static (int From, int To) Minutes((int From, int To) span) => (Of(span.From), Of(span.To));
        static int Of(int cell) => (int)(Cell.Start(cell) - Instant.FromUtc(2026, 12, 1, 0, 0)).TotalMinutes;
    }

    [Theory, EveryDatabase]
    public async Task Who_is_in_a_group_that_was_called_off_with_its_session_is_still_seen_until_they_are_told(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var type = await Groups.AddTypeAsync(clinic, 2);
        Assert.True((await Groups.PlanAsync(clinic, type, BookingDesk.Tuesday)).IsDone);
        var seat = await clinic.BookAsync(Groups.Seat(clinic, type, BookingDesk.Tuesday));
        Assert.Equal([1], await SeatsAsync());
        await clinic.Get<SessionDisruptions>().StartAsync(clinic.Receptionist, clinic.Back.Id, BookingDesk.Tuesday, BookingDesk.Tuesday + Duration.FromHours(8), CancellationToken.None);
        Assert.Equal([0], await SeatsAsync());
        await clinic.Get<Diary>().CancelAsync(seat.AppointmentId!.Value, clinic.Receptionist, CancelReason.SpecialistAway, null, CancellationToken.None);
        Assert.Empty(await SeatsAsync());

        async Task<IEnumerable<int>> SeatsAsync() =>
            (await clinic.Get<DiaryPages>().ReadAsync(clinic.Receptionist, DiaryBy.Specialist, Day, 1, null, CancellationToken.None)).Columns[0].Entries.Select(entry => entry.Seats.Count);
    }

    [Theory, EveryDatabase]
    public async Task A_week_has_a_column_for_each_day_and_rooms_have_theirs(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        await clinic.BookedAsync(BookingDesk.Tuesday);
        var pages = clinic.Get<DiaryPages>();
        var week = await pages.ReadAsync(clinic.Receptionist, DiaryBy.Specialist, Day.PlusDays(-1), 7, clinic.Back.Id, CancellationToken.None);
        Assert.Equal([0, 1, 0, 0, 0, 0, 0], week.Columns.Select(column => column.Entries.Count));
        var room = Assert.Single((await pages.ReadAsync(clinic.Receptionist, DiaryBy.Room, Day, 1, null, CancellationToken.None)).Columns);
        Assert.Equal(("Room 1", "Dr Back"), (room.Name, Assert.Single(room.Entries).Place));
    }

    [Theory, EveryDatabase]
    public async Task A_closed_day_has_no_sessions_and_says_why(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        await using (var db = clinic.Db())
        {
            db.Clinics.Single().Closures.Add(new Closure(Day, Day, "Staff day"));
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        clinic.Get<ClinicShape>().Forget();
        var column = (await clinic.Get<DiaryPages>().ReadAsync(clinic.Receptionist, DiaryBy.Specialist, Day, 1, null, CancellationToken.None)).Columns[0];
        Assert.Equal(("Staff day", 0), (column.Closed, column.Sessions.All.Count));
    }

    [Theory, EveryDatabase]
    public async Task What_a_patient_needs_comes_with_their_enquiry(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var receipt = await clinic.ReceiveAsync(Sheets.AllNo().Choose("adjust", "stepFree", "lieDown"));
        var patient = await clinic.Get<DiaryPages>().PatientOfAsync(clinic.Receptionist, receipt.Reference, CancellationToken.None);
        Assert.Equal(["stepFree", "lieDown"], patient!.Needs);
        Assert.Null(await clinic.Get<DiaryPages>().PatientOfAsync(clinic.Receptionist, "SC-2222-22", CancellationToken.None));
    }
}
