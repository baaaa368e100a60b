using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using NodaTime.Text;
using SpineClinic.Audit;
using SpineClinic.Booking;
using SpineClinic.Testing;

namespace SpineClinic.BrowserTests;

public sealed class IllSpecialistTests(SharedBrowser browser)
{
    private const int Patients = 16;

    [Theory, EveryDatabase]
    public async Task The_wizard_empties_a_session_of_sixteen_patients(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        var day = await BookedSession.PrepareAsync(clinic);
        var booked = await day.BookAsync(Patients);
        await using var visitor = await browser.OpenAsync(clinic.Address);
        var page = visitor.Page;
        await visitor.SignInAsync(path: "/staff/diary/disruptions/new");

        // 1: who, which day, which session.
        await page.GetByLabel(day.Specialist.Name).CheckAsync();
        await page.Locator("#date").FillAsync(LocalDatePattern.Iso.Format(day.Date));
        await page.GetByRole(AriaRole.Button, new() { Name = "Show the sessions" }).ClickAsync();
        await page.GetByLabel("09:00 to 17:00").CheckAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync($"{Patients} patients");
        await page.GetByRole(AriaRole.Button, new() { Name = "Call it off and see other times" }).ClickAsync();

        // 2: those who cannot be written to are rung, all others are invited at once.
        await Assertions.Expect(page.Locator("#unresolved")).ToContainTextAsync($"{Patients} of {Patients} unresolved");
        for (var left = 2; left > 0; left--)
        {
            var ring = page.Locator("[data-state=Ring]");
            await Assertions.Expect(ring).ToHaveCountAsync(left);
            await ring.First.GetByRole(AriaRole.Button, new() { Name = "Agreed by phone: book it" }).ClickAsync();
        }

        await Assertions.Expect(page.Locator("input[name=chosen]:checked")).ToHaveCountAsync(Patients - 2);
        await page.GetByRole(AriaRole.Button, new() { Name = "Send the ticked ones their new times" }).First.ClickAsync();
        await Assertions.Expect(page.Locator("[data-state=Invited]")).ToHaveCountAsync(Patients - 2);
        await Assertions.Expect(page.Locator("#unresolved")).ToContainTextAsync($"{Patients - 2} of {Patients} unresolved");

        // 3: they answer, and the count falls to nothing.
        await AcceptAsync(clinic, day);
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator(".notice-success")).ToContainTextAsync("Everybody is resolved");
        await Assertions.Expect(page.Locator("[data-state=Booked]")).ToHaveCountAsync(Patients);
        Assert.Empty(visitor.Complaints);

        await using var db = clinic.Db();
        var now = await db.Appointments.AsNoTracking().Where(row => row.Status == AppointmentStatus.Booked).ToListAsync();
        var zone = (await day.Shapes.GetAsync(CancellationToken.None)).Zone;
        Assert.Equal(Patients, now.Count);
        Assert.DoesNotContain(now, row => row.SpecialistId == day.Specialist.Id && row.Start.InZone(zone).Date == day.Date);
        Assert.Equal(Patients - 2, await db.Appointments.CountAsync(row => booked.Contains(row.Id) && row.CancelReason == CancelReason.SpecialistAway));
        Assert.Equal((Patients - 2, 0), (await db.Letters.CountAsync(row => row.Kind == BookingLetters.Rebooking), await db.Letters.CountAsync(row => row.Kind == BookingLetters.Cancelled)));
    }

    // As the patients' own page does it.
    private static async Task AcceptAsync(RunningClinic clinic, BookedSession day)
    {
        await using var db = clinic.Db();
        foreach (var invitation in await db.Invitations.AsNoTracking().ToListAsync())
        {
            var taken = await day.Diary.TakeAsync(
                invitation.AppointmentId!.Value,
                [],
                null,
                Actor.Patient,
                async (work, appointment) =>
                {
                    (await work.Invitations.SingleAsync(row => row.Id == invitation.Id)).Use(appointment.Id);
                    work.AuditEntries.Add(new AuditEntry(appointment.BookedAt!.Value, Actor.Patient, "invitation.Used", "invitation", invitation.Id));
                    return null;
                },
                CancellationToken.None);
            Assert.True(taken.IsDone);
        }
    }
}
