using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using NodaTime;
using SpineClinic.Booking;
using SpineClinic.Safety;
using SpineClinic.Specialists;
using SpineClinic.Testing;

namespace SpineClinic.Benchmarks;

/// <summary>Ten specialists, each in a room of their own, Monday to Friday 9 to 17, on a grid of half hours, looked at for 60 days.</summary>
public static class BookingGround
{
    public const int Specialists = 10;
    public const int Days = 60;
    private const int SlotsADay = 16;
    private const int CellsASlot = 6;

    /// <returns>The consultation type and the specialists.</returns>
    public static async Task<(ConsultationType Type, IReadOnlyList<Guid> Specialists)> LayOutAsync(TestClinic clinic)
    {
        ArgumentNullException.ThrowIfNull(clinic);
        await using var db = clinic.Db();
        var type = new ConsultationType("Bench", 30) { PatientLimits = new BookingLimits(0, Days, null) };
        List<Guid> ids = [];
        for (var i = 0; i < Specialists; i++)
        {
            var (room, specialist) = (new Room($"Bench {i}"), new Specialist($"Bench {i}", "bench@clinic.example", [], null));
            specialist.Sessions.AddRange(Enumerable.Range(1, 5).Select(day => new WeeklySession((IsoDayOfWeek)day, new LocalTime(9, 0), new LocalTime(17, 0), new LocalDate(2026, 1, 1), room.Id)));
            db.AddRange(room, specialist);
            ids.Add(specialist.Id);
        }

        db.Add(type);
        type.SpecialistIds.AddRange(ids);
        await db.SaveChangesAsync();
        clinic.Get<ClinicShape>().Forget();
        return (type, ids);
    }

    /// <summary>The n-th of all places in the diary that can be booked, day by day.</summary>
    public static (Guid Specialist, Instant Start) Slot(IReadOnlyList<Guid> specialists, int n)
    {
        ArgumentNullException.ThrowIfNull(specialists);
        var (day, inDay) = Math.DivRem(n, Specialists * SlotsADay);
        var date = new LocalDate(2026, 11, 30).PlusDays((day / 5 * 7) + (day % 5));
        return (specialists[inDay / SlotsADay], (date + new LocalTime(9, 0)).InUtc().ToInstant() + Duration.FromMinutes(30 * (inDay % SlotsADay)));
    }

    public static BookingRequest Request(ConsultationType type, Guid specialist, Instant start)
    {
        ArgumentNullException.ThrowIfNull(type);
        var patient = new PatientToBook(Guid.Empty, null, "Zoë Quince", "+447700900123", "zoe@example.org", "en", Tier.P3, [], null);
        return new BookingRequest(Guid.NewGuid(), patient, new TimeQuery(type.Id, ForStaff: true), specialist, start);
    }

    /// <summary>So many appointments that are over, copied from one by the database itself, and so many to come. Cells of those that are over are left out: nothing reads them.</summary>
    public static async Task FillAsync(TestClinic clinic, DatabaseKind kind, ConsultationType type, IReadOnlyList<Guid> specialists, int past, int future)
    {
        ArgumentNullException.ThrowIfNull(clinic);
        ArgumentNullException.ThrowIfNull(specialists);
        var slots = Specialists * SlotsADay * 40;
        for (var i = 0; i < future; i++)
        {
            var (specialist, start) = Slot(specialists, (int)((long)i * slots / future));
            var result = await clinic.Get<Diary>().BookAsync(clinic.Receptionist, Request(type, specialist, start), CancellationToken.None);
            if (!result.IsDone)
            {
                throw new InvalidOperationException($"Slot {i}: {result.Outcome} {string.Join(' ', result.Rules ?? [])}");
            }
        }

        await using var db = clinic.Db();
        var isSqlite = kind == DatabaseKind.Sqlite;
        var newest = Cell.Of(TestClinic.Start) - 12;
        var first = $"{newest.ToString(CultureInfo.InvariantCulture)} - {CellsASlot} * (n.i / {Specialists})";
        string Id(int tag) => isSqlite ? $"printf('{tag:D8}-0000-7000-8000-%012X', n.i)" : $"('{tag:D8}-0000-7000-8000-' || lpad(to_hex(n.i), 12, '0'))::uuid";
        string At(string cell) => isSqlite ? $"({cell}) * 300000000" : $"to_timestamp(({cell}) * 300)";
        var values = new Dictionary<string, string>
        {
            ["Id"] = Id(1),
            ["BookingKey"] = Id(2),
            ["Reference"] = "'P' || n.i",
            ["LinkHash"] = isSqlite ? "CAST('h' || n.i AS BLOB)" : "decode(md5(n.i::text), 'hex')",
            ["FirstCell"] = first,
            ["EndCell"] = $"{first} + {CellsASlot}",
            ["Start"] = At(first),
            ["End"] = At($"{first} + {CellsASlot}"),
            ["Status"] = "'Completed'",
            ["SpecialistId"] = "s.\"Id\"",
            ["RoomId"] = "r.\"Id\"",
        };
        var columns = db.Model.FindEntityType(typeof(Appointment))!.GetProperties().Select(property => property.GetColumnName(StoreObjectIdentifier.Table("Appointments"))!).ToList();
        var numbers = isSqlite
            ? $"WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < {past - 1})"
            : $"WITH n AS (SELECT i FROM generate_series(0::bigint, {past - 1}) AS i)";
        var sql = $"""
            {numbers}
            INSERT INTO "Appointments" ({string.Join(", ", columns.Select(column => $"\"{column}\""))})
            SELECT {string.Join(", ", columns.Select(column => values.GetValueOrDefault(column, $"t.\"{column}\"")))}
            FROM n JOIN "Specialists" s ON s."Name" = 'Bench ' || (n.i % {Specialists}) JOIN "Rooms" r ON r."Name" = s."Name" CROSS JOIN (SELECT * FROM "Appointments" LIMIT 1) t
            """;
        await RawSql.ExecuteAsync(db, sql);
        if (!isSqlite)
        {
            await RawSql.ExecuteAsync(db, "VACUUM ANALYZE \"Appointments\"");
        }
    }
}
