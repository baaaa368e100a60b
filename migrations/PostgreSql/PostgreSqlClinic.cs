using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace SpineClinic.Migrations.PostgreSql;

public static class PostgreSqlClinic
{
    private const int MostPrepared = 50;

    /// <summary>The clinic on PostgreSQL.</summary>
    public static DbContextOptionsBuilder<ClinicDbContext> UseClinicPostgreSql(this DbContextOptionsBuilder<ClinicDbContext> options, string connectionString)
    {
        UseClinicPostgreSql((DbContextOptionsBuilder)options, connectionString);
        return options;
    }

    /// <inheritdoc cref="UseClinicPostgreSql(DbContextOptionsBuilder{ClinicDbContext}, string)"/>
    public static DbContextOptionsBuilder UseClinicPostgreSql(this DbContextOptionsBuilder options, string connectionString) => options
        .UseNpgsql(Prepared(connectionString), postgres => postgres.UseNodaTime().MigrationsAssembly(typeof(PostgreSqlClinic).Assembly.GetName().Name));

    // What is asked again and again is planned once for each connection: half of the time of a small query is its plan. A connection string that says otherwise,
    // as one does that leads through a pooler, is left as it is.
    private static string Prepared(string connectionString)
    {
        // A builder of Npgsql's own knows every word and would not tell which were said.
        var said = new DbConnectionStringBuilder { ConnectionString = connectionString };
        return said.ContainsKey("Max Auto Prepare") || said.ContainsKey("MaxAutoPrepare")
            ? connectionString
            : new NpgsqlConnectionStringBuilder(connectionString) { MaxAutoPrepare = MostPrepared }.ConnectionString;
    }
}
