using Microsoft.EntityFrameworkCore;
using SpineClinic.Booking;
using SpineClinic.Testing;

namespace SpineClinic.Tests.Booking;

internal static class DiaryRows
{
    /// <summary>Every cell belongs to an appointment or a group session as it stands, and none is missing.</summary>
    public static async Task AssertCellsAsync(TestClinic clinic)
    {
        await using var db = clinic.Db();
        var cells = await db.OccupancyCells.AsNoTracking().ToListAsync();
        var appointments = await db.Appointments.AsNoTracking().ToListAsync();
        var groups = await db.GroupSessions.AsNoTracking().ToListAsync();
        Assert.Equal(
            appointments.SelectMany(row => row.Cells()).Concat(groups.SelectMany(row => row.Cells())).Select(Say).Order(StringComparer.Ordinal),
            cells.Select(Say).Order(StringComparer.Ordinal));

        static string Say(OccupancyCell cell) => $"{cell.ResourceId} {cell.Cell} {cell.Lane} {cell.OwnerId} {cell.ExpiresAt}";
    }

    public static async Task<List<Appointment>> OfSeriesAsync(TestClinic clinic, Guid series)
    {
        await using var db = clinic.Db();
        return await db.Appointments.AsNoTracking().Where(row => row.SeriesId == series).OrderBy(row => row.Start).ToListAsync();
    }

    public static async Task<int> CountAsync(TestClinic clinic)
    {
        await using var db = clinic.Db();
        return await db.Appointments.CountAsync();
    }

    /// <summary>Kind and text of every letter, in the order in which they were written.</summary>
    public static async Task<List<(string Kind, string Text)>> LettersAsync(TestClinic clinic, string kinds)
    {
        await using var db = clinic.Db();
        var letters = await db.Letters.AsNoTracking().Where(row => row.Kind.StartsWith(kinds)).OrderBy(row => row.CreatedAt).ToListAsync();
        return letters.ConvertAll(row => (row.Kind, row.Text));
    }
}
