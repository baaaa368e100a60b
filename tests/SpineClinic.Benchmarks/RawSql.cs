using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore;

namespace SpineClinic.Benchmarks;

/// <summary>Fills tables faster than the product itself would.</summary>
public static class RawSql
{
    [SuppressMessage("Security", "CA2100", Justification = "The text is made of the model's own names and of numbers.")]
    public static async Task ExecuteAsync(ClinicDbContext db, string sql)
    {
        ArgumentNullException.ThrowIfNull(db);
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        (command.CommandText, command.CommandTimeout) = (sql, 600);
        await command.ExecuteNonQueryAsync();
    }
}
