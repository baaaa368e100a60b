using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace SpineClinic.Migrations.Sqlite;

/// <summary>For "dotnet ef" and the drift test: a model, never a connection.</summary>
public sealed class DesignTimeFactory : IDesignTimeDbContextFactory<ClinicDbContext>
{
    public ClinicDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<ClinicDbContext>().UseClinicSqlite("Data Source=design.db").Options);
}
