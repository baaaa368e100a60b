using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Booking;
using SpineClinic.Specialists;
using SpineClinic.Testing;

namespace SpineClinic.Tests.Booking;

/// <summary>A manager at the clinic's shape.</summary>
internal static class ShapeDesk
{
    public static ShapeSettings Shape(this TestClinic clinic) => clinic.Get<ShapeSettings>();

    public static ShapeForm Session(Specialist specialist, Room room, string day = "Tuesday", string starts = "09:00", string ends = "12:00", string from = "2026-12-01") => new ShapeForm()
        .With("specialist", specialist.Id.ToString()).With("day", day).With("starts", starts).With("ends", ends).With("from", from).With("until", "").With("room", room.Id.ToString()).With("weeks", "1");

    public static ShapeForm Dates(Specialist specialist, string kind, string date, string starts, string ends, Room? room = null) => new ShapeForm()
        .With("specialist", specialist.Id.ToString()).With("kind", kind).With("date", date).With("starts", starts).With("ends", ends).With("room", $"{room?.Id}");

    public static ShapeForm Closure(string first, string last, Guid? site = null) => new ShapeForm().With("name", "Christmas").With("first", first).With("last", last).With("site", $"{site}");

    public static ShapeForm Away(Specialist specialist, string first, string last) => new ShapeForm().With("specialist", specialist.Id.ToString()).With("first", first).With("last", last);

    public static void AssertRefused(ShapeResult result, ShapeForm form, params string[] fields)
    {
        Assert.Equal(ShapeOutcome.Refused, result.Outcome);
        Assert.Equal(fields, form.Problems.Select(problem => problem.Field));
    }

    public static async Task<List<string>> TrailAsync(this TestClinic clinic)
    {
        await using var db = clinic.Db();
        var rows = await db.AuditEntries.Where(row => row.Action.StartsWith("shape.")).OrderBy(row => row.Id).ToListAsync();
        Assert.All(rows, row => Assert.Equal(clinic.Manager.Id, row.ActorId));
        return [.. rows.Select(row => $"{row.Action}: {row.Details}")];
    }

    public static async Task<IReadOnlyList<FreeTime>> TimesAsync(this TestClinic clinic, ConsultationType type, LocalDate date, bool forStaff = true) =>
        (await clinic.Get<Diary>().FindAsync(new TimeQuery(type.Id, forStaff) { From = date, To = date }, CancellationToken.None)).Times;

    public static async Task<Specialist> SpecialistAsync(this TestClinic clinic, string name) =>
        (await clinic.Shape().GetAsync(clinic.Manager, CancellationToken.None)).Shape.Profile.Specialists.Single(one => one.Name == name);

    public static async Task<Room> RoomAsync(this TestClinic clinic, string name, Guid? site = null)
    {
        Assert.Equal(
            ShapeOutcome.Done,
            (await clinic.Shape().ChangeRoomAsync(clinic.Manager, null, new ShapeForm().With("name", name).With("site", $"{site}"), isConfirmed: false, CancellationToken.None)).Outcome);
        return (await clinic.Shape().GetAsync(clinic.Manager, CancellationToken.None)).Shape.Rooms.Single(room => room.Name == name);
    }
}
