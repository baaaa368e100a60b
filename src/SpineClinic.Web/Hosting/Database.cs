using SpineClinic.Enquiries;
using SpineClinic.Migrations.PostgreSql;
using SpineClinic.Migrations.Sqlite;

namespace SpineClinic.Web.Hosting;

/// <summary>Which database the clinic keeps its records in.</summary>
public static class Database
{
    // A file of SQLite has one process; what it wrote last is what there is.
    private const int RememberedDrafts = 2000;

    public static IServiceCollection AddClinicDatabase(this IServiceCollection services, HostSettings settings)
    {
        services.AddPooledDbContextFactory<ClinicDbContext>(options => _ = settings.IsSqlite
            ? options.UseClinicSqlite(settings.ConnectionString)
            : options.UseClinicPostgreSql(settings.ConnectionString));
        services.AddSingleton(new DraftMemory(settings.IsSqlite ? RememberedDrafts : 0));
        return settings.IsSqlite
            ? services.AddSingleton<IDatabaseErrors, SqliteErrors>().AddSingleton<IWriteTurns, SqliteWriteTurns>()
            : services.AddSingleton<IDatabaseErrors, PostgreSqlErrors>().AddSingleton<IWriteTurns, PostgreSqlWriteTurns>()
                .AddHostedService(provider => ActivatorUtilities.CreateInstance<PostgreSqlSignals>(provider, settings.ConnectionString));
    }
}
