using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace SpineClinic.Migrations.Sqlite;

public static class SqliteClinic
{
    /// <summary>The clinic in one SQLite file: pragmas set and read back on every connection, writers in a queue, times as microseconds.</summary>
    public static DbContextOptionsBuilder<ClinicDbContext> UseClinicSqlite(this DbContextOptionsBuilder<ClinicDbContext> options, string connectionString)
    {
        UseClinicSqlite((DbContextOptionsBuilder)options, connectionString);
        return options;
    }

    /// <inheritdoc cref="UseClinicSqlite(DbContextOptionsBuilder{ClinicDbContext}, string)"/>
    public static DbContextOptionsBuilder UseClinicSqlite(this DbContextOptionsBuilder options, string connectionString) => options
        .UseSqlite(connectionString, sqlite => sqlite.MigrationsAssembly(typeof(SqliteClinic).Assembly.GetName().Name))
        .ReplaceService<IValueConverterSelector, NodaTimeConverters>()
        .AddInterceptors(new PragmaInterceptor(), WriterQueue.For(connectionString));
}
