using SpineClinic.Migrations.PostgreSql;
using SpineClinic.Migrations.Sqlite;

namespace SpineClinic.Web.Hosting;

/// <summary>Which database the clinic keeps its records in.</summary>
public static class Database
{
    public static IServiceCollection AddClinicDatabase(this IServiceCollection services, HostSettings settings)
    {
        services.AddPooledDbContextFactory<ClinicDbContext>(options => _ = settings.IsSqlite
            ? options.UseClinicSqlite(settings.ConnectionString)
            : options.UseClinicPostgreSql(settings.ConnectionString));
        return settings.IsSqlite
            ? services.AddSingleton<IDatabaseErrors, SqliteErrors>()
            : services.AddSingleton<IDatabaseErrors, PostgreSqlErrors>()
                .AddHostedService(provider => ActivatorUtilities.CreateInstance<PostgreSqlSignals>(provider, settings.ConnectionString));
    }
}
