using Microsoft.EntityFrameworkCore;
using SpineClinic.Migrations.Sqlite;
using SpineClinic.Testing;

namespace SpineClinic.Benchmarks;

/// <summary>One table, nothing else: what a durable insert through EF Core costs. The same pragmas as the clinic's, no queue of writers.</summary>
public sealed class BareContext(DbContextOptions<BareContext> options) : DbContext(options)
{
    private static readonly byte[] Content = new byte[1400];

    public DbSet<BareRow> Rows => Set<BareRow>();

    public static async Task<DbContextOptions<BareContext>> CreateAsync(DatabaseKind kind, string folder)
    {
        var builder = new DbContextOptionsBuilder<BareContext>();
        _ = kind == DatabaseKind.Sqlite
            ? builder.UseSqlite($"Data Source={Path.Combine(folder, "bare.db")}").AddInterceptors(new PragmaInterceptor())
            : builder.UseNpgsql(await PostgreSqlCluster.CreateDatabaseAsync());
        await using var db = new BareContext(builder.Options);
        await db.Database.EnsureCreatedAsync();
        return builder.Options;
    }

    public static async Task InsertAsync(DbContextOptions<BareContext> options)
    {
        await using var db = new BareContext(options);
        db.Rows.Add(new BareRow
        {
            Id = Guid.CreateVersion7(),
            Reference = Guid.NewGuid().ToString("N")[..10],
            ReceivedAt = Environment.TickCount64,
            Status = "Received",
            Name = "Zoë Quince",
            Email = "zoe@example.org",
            Phone = "+447700900123",
            Content = Content,
        });
        await db.SaveChangesAsync();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        modelBuilder.Entity<BareRow>(row =>
        {
            row.Property(column => column.Id).ValueGeneratedNever();
            row.HasIndex(column => column.Reference).IsUnique();
            row.HasIndex(column => new { column.Status, column.ReceivedAt });
        });
    }
}
