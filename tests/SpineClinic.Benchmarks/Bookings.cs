using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Booking;
using SpineClinic.Mail;
using SpineClinic.Privacy;
using SpineClinic.Safety;
using SpineClinic.Testing;

namespace SpineClinic.Benchmarks;

/// <summary>A booking, one at a time, against a bare insert of the same rows: appointment, event, audit entry, cells, letter, reminders and the patient's key.</summary>
public static class Bookings
{
    private const double Goal = 0.5;

    public static async Task MeasureAsync(RunOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var table = new Table("database", "bookings a second", "bare inserts a second", "of the bare rate", $"goal >= {Goal.ToString("0.00", CultureInfo.InvariantCulture)}");
        foreach (var kind in Enum.GetValues<DatabaseKind>())
        {
            await using var ours = await TestClinic.StartAsync(kind);
            await using var theirs = await TestClinic.StartAsync(kind);
            var (type, specialists) = await BookingGround.LayOutAsync(ours);
            var (bareType, bareSpecialists) = await BookingGround.LayOutAsync(theirs);
            var shape = await theirs.Get<ClinicShape>().GetAsync(CancellationToken.None);
            var (total, booked, inserted) = (options.Size(200), 0, 0);
            (string Name, Func<Task<double>> Measure)[] subjects =
            [
                ("booking", async () => (await ClosedLoop.RunAsync(1, total, async () =>
                {
                    var (specialist, start) = BookingGround.Slot(specialists, booked++);
                    var result = await ours.Get<Diary>().BookAsync(ours.Receptionist, BookingGround.Request(type, specialist, start), CancellationToken.None);
                    if (!result.IsDone)
                    {
                        throw new InvalidOperationException($"{start}: {result.Outcome}");
                    }
                })).Rate),
                ("bare", async () => (await ClosedLoop.RunAsync(1, total, () =>
                {
                    var (specialist, start) = BookingGround.Slot(bareSpecialists, inserted++);
                    return InsertAsync(theirs, shape, bareType, specialist, start);
                })).Rate),
            ];
            await PairedRounds.RunAsync(2, subjects);
            var results = await PairedRounds.RunAsync(options.Rounds(11), subjects);
            var ratio = Spread.RatioOf(results["booking"], results["bare"]);
            table.Add($"{kind}", Spread.Of(results["booking"]).Show("0"), Spread.Of(results["bare"]).Show("0"), ratio.Show("0.00"), Table.Verdict(ratio.Median >= Goal));
            var (specialist, start) = BookingGround.Slot(specialists, booked);
            var work = await DatabaseWork.OfAsync(() => ours.Get<Diary>().BookAsync(ours.Receptionist, BookingGround.Request(type, specialist, start), CancellationToken.None));
            Console.WriteLine($"One booking on {kind}: {work.Statements} SQL statements, {work.Connections} connections opened.");
        }

        table.Print("I. booking: one at a time, SQLite with synchronous FULL, PostgreSQL a test cluster (fsync off on both sides)");
    }

    private static async Task InsertAsync(TestClinic clinic, ClinicShape.Snapshot shape, ConsultationType type, Guid specialist, Instant start)
    {
        await using var db = clinic.Db();
        var (now, id) = (TestClinic.Start, Guid.CreateVersion7());
        var key = clinic.Get<Vault>().NewDataKey(now);
        var room = shape.Specialist(specialist)!.Sessions[0].RoomId;
        var (from, to) = (Cell.Of(start), Cell.Of(start) + Cell.Count(type.LengthMinutes));
        var patient = new PatientToBook(key.Id, null, "Zoë Quince", "+447700900123", "zoe@example.org", "en", Tier.P3, [], null);
        var made = new NewAppointment(
            id, Guid.NewGuid(), patient, type.Id, new TimeAndPlace(start, Cell.Start(to), from, to, specialist, room, []), ConsultationMode.InPerson, id.ToByteArray(), null);
        var (appointment, happened) = Appointment.Book(made, clinic.Receptionist.Actor, now);
        db.Add(key);
        db.Add(appointment);
        History.Add(db, happened);
        db.AddRange(appointment.Cells());
        db.AddRange(ReminderPlan.For(appointment, shape.Zone, now));
        clinic.Get<Outbox>().Add(db, BookingLetters.Booked, $"appointment:{id:N}", "zoe@example.org", ("Your appointment", new string('a', 1200)), "en", appointment.Reference, now);
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException error) when (clinic.Get<IDatabaseErrors>().IsDuplicate(error))
        {
            // A reference that is there already: the diary too tries another.
            await InsertAsync(clinic, shape, type, specialist, start + Duration.FromDays(365));
        }
    }
}
