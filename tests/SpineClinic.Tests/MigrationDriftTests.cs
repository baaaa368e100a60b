using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace SpineClinic.Tests;

public sealed class MigrationDriftTests
{
    public static TheoryData<IDesignTimeDbContextFactory<ClinicDbContext>> Factories =>
        [new Migrations.Sqlite.DesignTimeFactory(), new Migrations.PostgreSql.DesignTimeFactory()];

    [Theory, MemberData(nameof(Factories), DisableDiscoveryEnumeration = true)]
    public void Migrations_match_the_model(IDesignTimeDbContextFactory<ClinicDbContext> factory)
    {
        using var db = factory.CreateDbContext([]);
        Assert.False(db.Database.HasPendingModelChanges(), "Add a migration to both projects: migrations/README.md");
    }

    [Fact]
    public void A_model_without_its_migration_is_found()
    {
        using var db = new DriftedContext(new DbContextOptionsBuilder<DriftedContext>()
            .UseSqlite("Data Source=drift.db", sqlite => sqlite.MigrationsAssembly(typeof(MigrationDriftTests).Assembly.GetName().Name)).Options);
        Assert.True(db.Database.HasPendingModelChanges());
    }

    [Fact]
    public void Both_databases_have_the_same_migrations()
    {
        var names = Factories.Select(factory =>
        {
            using var db = factory.Data.CreateDbContext([]);
            return db.Database.GetMigrations().Select(migration => migration.Split('_', 2)[1]).ToList();
        }).ToList();
        Assert.Equal(names[0], names[1]);
    }

    private sealed class DriftedContext(DbContextOptions<DriftedContext> options) : DbContext(options)
    {
        public DbSet<Unmigrated> Rows => Set<Unmigrated>();
    }

    private sealed class Unmigrated
    {
        public int Id { get; set; }
    }
}
