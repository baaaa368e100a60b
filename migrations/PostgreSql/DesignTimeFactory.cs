using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace SpineClinic.Migrations.PostgreSql;

/// <summary>For "dotnet ef" and the drift test: a model, never a connection.</summary>
public sealed class DesignTimeFactory : IDesignTimeDbContextFactory<ClinicDbContext>
{
    public ClinicDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<ClinicDbContext>().UseClinicPostgreSql("Host=localhost;Database=design").Options);
}
