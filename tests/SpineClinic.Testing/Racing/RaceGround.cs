using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Booking;
using SpineClinic.Privacy;
using SpineClinic.Specialists;

namespace SpineClinic.Testing.Racing;

/// <summary>
/// What the race is about: four specialists, two of whom share a room, one machine, twelve patients, and consultations of 20 to 60 minutes with buffers that may begin
/// every five minutes, so that nearly every one overlaps many others without being the same.
/// </summary>
public static class RaceGround
{
    public const int Days = 2;
    public static readonly LocalDate FirstDay = new(2026, 12, 1);
    private static readonly (int Length, int Before, int After)[] Kinds = [(20, 0, 10), (30, 0, 10), (45, 5, 15), (60, 0, 0)];

    public static async Task LayOutAsync(TestClinic clinic)
    {
        ArgumentNullException.ThrowIfNull(clinic);
        await using var db = clinic.Db();
        var (shared, second, third, machine) = (new Room("Shared"), new Room("Second"), new Room("Third"), new Equipment("Machine", null));
        foreach (var room in new[] { shared, shared, second, third })
        {
            var specialist = new Specialist("Dr Race", "race@clinic.example", [], null);
            specialist.Sessions.AddRange(Enumerable.Range(0, Days).Select(day => new WeeklySession(
                FirstDay.PlusDays(day).DayOfWeek, new LocalTime(9, 0), new LocalTime(17, 0), new LocalDate(2026, 1, 1), room.Id)));
            db.Add(specialist);
        }

        db.AddRange(shared, second, third, machine);
        foreach (var (length, before, after) in Kinds)
        {
            var type = new ConsultationType($"Race {length}", length) { NeedsApproval = length == 45 };
            type.SetTimes(length, before, after, 5, 0);
            if (length == 60)
            {
                type.EquipmentIds.Add(machine.Id);
            }

            db.Add(type);
        }

        db.DataKeys.AddRange(Enumerable.Range(0, 12).Select(_ => clinic.Get<Vault>().NewDataKey(TestClinic.Start)));
        await db.SaveChangesAsync();
        clinic.Get<ClinicShape>().Forget();
    }

    /// <summary>Makes the database forget that a cell can have one owner alone. Everything else goes on as before.</summary>
    public static async Task DropTheKeyAsync(TestClinic clinic, DatabaseKind kind)
    {
        ArgumentNullException.ThrowIfNull(clinic);
        await using var db = clinic.Db();
        if (kind == DatabaseKind.PostgreSql)
        {
            await db.Database.ExecuteSqlAsync($"""ALTER TABLE "OccupancyCells" DROP CONSTRAINT "PK_OccupancyCells" """);
            return;
        }

        await db.Database.ExecuteSqlAsync($"""
            DROP TABLE "OccupancyCells";
            CREATE TABLE "OccupancyCells" ("ResourceId" TEXT NOT NULL, "Cell" INTEGER NOT NULL, "Lane" INTEGER NOT NULL, "OwnerId" TEXT NOT NULL, "ExpiresAt" INTEGER NULL);
            CREATE INDEX "IX_OccupancyCells_OwnerId" ON "OccupancyCells" ("OwnerId");
            """);
    }
}
