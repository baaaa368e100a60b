using Microsoft.EntityFrameworkCore;
using MimeKit;
using NodaTime;
using SpineClinic.Booking;
using SpineClinic.Mail;
using SpineClinic.Testing;

namespace SpineClinic.Tests.Booking;

public sealed class AppointmentCalendarTests
{
    [Theory, EveryDatabase]
    public async Task Booked_moved_and_cancelled_are_one_event_with_a_rising_sequence(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var id = await clinic.BookedAsync(BookingDesk.Tuesday);
        var diary = clinic.Get<Diary>();
        await clinic.Get<Courier>().DeliverAsync(CancellationToken.None);
        await diary.MoveAsync(id, clinic.Receptionist, clinic.Back.Id, BookingDesk.Tuesday + Duration.FromHours(2), null, null, CancellationToken.None);
        await clinic.Get<Courier>().DeliverAsync(CancellationToken.None);
        await diary.CancelAsync(id, clinic.Receptionist, CancelReason.ClinicNeedsTime, null, CancellationToken.None);
        await clinic.Get<Courier>().DeliverAsync(CancellationToken.None);
        var files = clinic.Post.Messages.Where(message => message.To.ToString() == "ann@example.org").Select(CalendarOf).ToList();
        Assert.Equal(["REQUEST 0", "REQUEST 1", "CANCEL 2"], files.OrderBy(file => Value(file, "SEQUENCE"), StringComparer.Ordinal).Select(file => $"{Value(file, "METHOD")} {Value(file, "SEQUENCE")}"));
        Assert.Single(files.Select(file => Value(file, "UID")).Distinct());
        Assert.All(files, file => Assert.DoesNotContain("Ann", file, StringComparison.Ordinal));
    }

    [Theory, EveryDatabase]
    public async Task A_cancellation_that_is_undone_is_newer_than_it(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var id = await clinic.BookedAsync(BookingDesk.Tuesday);
        var diary = clinic.Get<Diary>();
        await diary.CancelAsync(id, clinic.Receptionist, CancelReason.ClinicNeedsTime, null, CancellationToken.None);
        Assert.Equal(DiaryOutcome.Done, (await diary.UndoAsync(clinic.Receptionist, id, CancellationToken.None)).Outcome);
        await using var db = clinic.Db();
        var revision = await db.Appointments.Where(row => row.Id == id).Select(row => row.Revision).SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal(2, revision);
        Assert.Equal(1, await db.Reminders.CountAsync(row => row.State == ReminderState.Due && row.Revision == 2, TestContext.Current.CancellationToken));
    }

    private static string CalendarOf(MimeMessage message) => message.BodyParts.OfType<TextPart>().Single(part => part.ContentType.IsMimeType("text", "calendar")).Text;

    private static string Value(string file, string name) => file.ReplaceLineEndings("\n").Split('\n').Single(line => line.StartsWith($"{name}:", StringComparison.Ordinal))[(name.Length + 1)..];
}
