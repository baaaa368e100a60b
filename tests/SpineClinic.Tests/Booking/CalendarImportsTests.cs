using Microsoft.EntityFrameworkCore;
using SpineClinic.Booking;
using SpineClinic.Staff;
using SpineClinic.Testing;

namespace SpineClinic.Tests.Booking;

public sealed class CalendarImportsTests
{
    [Theory, EveryDatabase]
    public async Task Reception_hands_in_no_calendar_and_a_specialist_only_their_own(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var imports = clinic.Get<CalendarImports>();
        var own = await CalendarFeedsTests.OwnAsync(clinic);
        await Assert.ThrowsAsync<NotPermittedException>(() => imports.ImportAsync(clinic.Receptionist, own, File(), CancellationToken.None));
        await Assert.ThrowsAsync<NotPermittedException>(() => imports.ImportAsync(clinic.Clinician, clinic.Back.Id, File(), CancellationToken.None));
        await Assert.ThrowsAsync<NotPermittedException>(() => imports.RemoveAsync(clinic.Clinician, clinic.Back.Id, CancellationToken.None));
        Assert.Null(await imports.ImportAsync(clinic.Manager, Guid.NewGuid(), File(), CancellationToken.None));
        Assert.Null(await imports.ImportAsync(clinic.Manager, clinic.RoomOne.Id, File(), CancellationToken.None));
        Assert.True((await imports.ImportAsync(clinic.Clinician, own, File("20261201T100000Z/20261201T110000Z"), CancellationToken.None))!.IsDone);
        Assert.Equal([own], (await imports.CountsAsync(clinic.Clinician, CancellationToken.None)).Keys);
        Assert.Empty(await imports.CountsAsync(clinic.Receptionist, CancellationToken.None));
    }

    [Theory, EveryDatabase]
    public async Task What_is_no_calendar_leaves_the_one_before_as_it_was(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        await ImportAsync(clinic, File("20261201T100000Z/20261201T110000Z"));
        foreach (var wrong in new[] { "", "<html>Please sign in</html>", "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n" })
        {
            var refused = await ImportAsync(clinic, wrong);
            Assert.Equal((1, false), (refused.Times, refused.IsDone));
            Assert.NotNull(refused.Reason);
        }

        await using var db = clinic.Db();
        Assert.Equal(1, await db.AuditEntries.CountAsync(row => row.Action == "calendar.Imported", TestContext.Current.CancellationToken));
    }

    [Theory, EveryDatabase]
    public async Task Patients_are_not_offered_a_busy_time_and_staff_may_book_over_it(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        await ImportAsync(clinic, File("20261201T085500Z/20261201T091000Z", "20271230T100000Z/20271230T110000Z", "nonsense/nonsense"), times: 1, skipped: 1);
        var diary = clinic.Get<Diary>();
        var times = (await diary.FindAsync(new TimeQuery(clinic.First.Id, ForStaff: false), CancellationToken.None)).Times;
        Assert.DoesNotContain(times, time => time.Start == BookingDesk.Tuesday);
        Assert.Equal([BookingRule.BusyElsewhere], await diary.WhyNotAsync(new TimeQuery(clinic.First.Id, ForStaff: true), clinic.Back.Id, BookingDesk.Tuesday, CancellationToken.None));
        Assert.True((await clinic.BookAsync(clinic.At(BookingDesk.Tuesday) with { OverrideReason = "Agreed" })).IsDone);
    }

    [Theory, EveryDatabase]
    public async Task Each_calendar_takes_the_place_of_the_one_before_also_at_one_moment(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(hour => ImportAsync(clinic, File($"20261201T{hour + 8:00}0000Z/20261201T{hour + 8:00}3000Z"))));
        await using var db = clinic.Db();
        Assert.Single(await db.ImportedBusy.ToListAsync(TestContext.Current.CancellationToken));
        Assert.Equal(8, await db.AuditEntries.CountAsync(row => row.Action == "calendar.Imported", TestContext.Current.CancellationToken));
        Assert.Equal(0, (await clinic.Get<CalendarImports>().RemoveAsync(clinic.Manager, clinic.Back.Id, CancellationToken.None))!.Times);
        Assert.Empty(await db.ImportedBusy.AsNoTracking().ToListAsync(TestContext.Current.CancellationToken));
    }

    internal static string File(params string[] times) => string.Join(
        "\r\n",
        [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            .. times.SelectMany((time, i) => new[] { "BEGIN:VEVENT", $"UID:{i}", $"DTSTART:{time.Split('/')[0]}", $"DTEND:{time.Split('/')[1]}", "SUMMARY:Private", "END:VEVENT" }),
            "END:VCALENDAR",
            "",
        ]);

    private static async Task<CalendarImportOutcome> ImportAsync(TestClinic clinic, string file, int? times = null, int skipped = 0)
    {
        var result = (await clinic.Get<CalendarImports>().ImportAsync(clinic.Manager, clinic.Back.Id, file, CancellationToken.None))!;
        Assert.Equal((times ?? result.Times, skipped), (result.Times, result.Skipped));
        return result;
    }
}
