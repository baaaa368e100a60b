using Microsoft.EntityFrameworkCore;
using SpineClinic.Booking;

namespace SpineClinic.Testing;

/// <summary>The cells that are stored against those that the appointments say they take.</summary>
public static class DiaryCells
{
    /// <returns>What is there without need and what is missing; none when cells are f(appointments).</returns>
    public static async Task<IReadOnlyList<string>> DifferencesAsync(ClinicDbContext db)
    {
        ArgumentNullException.ThrowIfNull(db);
        var stored = (await db.OccupancyCells.AsNoTracking().ToListAsync()).Select(Say).ToList();
        var appointments = await db.Appointments.AsNoTracking().ToListAsync();
        var blocks = await db.TimeBlocks.AsNoTracking().ToListAsync();
        var groups = await db.GroupSessions.AsNoTracking().ToListAsync();
        var due = appointments.SelectMany(row => row.Cells()).Concat(blocks.SelectMany(row => row.Cells())).Concat(groups.SelectMany(row => row.Cells())).Select(Say).ToList();
        return
        [
            .. stored.Except(due).Select(cell => $"without need: {cell}"),
            .. due.Except(stored).Select(cell => $"missing: {cell}"),
            .. stored.GroupBy(cell => cell).Where(group => group.Count() > 1).Select(group => $"twice: {group.Key}"),
        ];

        static string Say(OccupancyCell cell) => $"{cell.ResourceId} {cell.Cell} {cell.Lane} {cell.OwnerId} {cell.ExpiresAt}";
    }
}
