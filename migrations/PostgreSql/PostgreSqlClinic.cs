using Microsoft.EntityFrameworkCore;

namespace SpineClinic.Migrations.PostgreSql;

public static class PostgreSqlClinic
{
    /// <summary>The clinic on PostgreSQL.</summary>
    public static DbContextOptionsBuilder<ClinicDbContext> UseClinicPostgreSql(this DbContextOptionsBuilder<ClinicDbContext> options, string connectionString)
    {
        UseClinicPostgreSql((DbContextOptionsBuilder)options, connectionString);
        return options;
    }

    /// <inheritdoc cref="UseClinicPostgreSql(DbContextOptionsBuilder{ClinicDbContext}, string)"/>
    public static DbContextOptionsBuilder UseClinicPostgreSql(this DbContextOptionsBuilder options, string connectionString) => options
        .UseNpgsql(connectionString, postgres => postgres.UseNodaTime().MigrationsAssembly(typeof(PostgreSqlClinic).Assembly.GetName().Name));
}
