using System.Reflection;
using Microsoft.EntityFrameworkCore;
using SpineClinic.Audit;
using SpineClinic.Enquiries;
using SpineClinic.Mail;
using SpineClinic.Privacy;
using SpineClinic.Safety;
using SpineClinic.Specialists;
using SpineClinic.Staff;

namespace SpineClinic;

/// <summary>The clinic's one database. Each feature maps its own tables; pages never see this class.</summary>
public sealed class ClinicDbContext : DbContext
{
    public ClinicDbContext(DbContextOptions<ClinicDbContext> options)
        : base(options)
    {
        // Every write is a transaction, a single row too: that is where writers of a SQLite file take their turn.
        Database.AutoTransactionBehavior = AutoTransactionBehavior.Always;
    }

    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    public DbSet<DataKey> DataKeys => Set<DataKey>();

    public DbSet<Letter> Letters => Set<Letter>();

    public DbSet<StaffMember> StaffMembers => Set<StaffMember>();

    public DbSet<SignInTries> SignInTries => Set<SignInTries>();

    public DbSet<Clinic> Clinics => Set<Clinic>();

    public DbSet<Specialist> Specialists => Set<Specialist>();

    public DbSet<Room> Rooms => Set<Room>();

    public DbSet<ClinicalSignOff> ClinicalSignOffs => Set<ClinicalSignOff>();

    public DbSet<Draft> Drafts => Set<Draft>();

    public DbSet<Enquiry> Enquiries => Set<Enquiry>();

    public DbSet<EnquiryEvent> EnquiryEvents => Set<EnquiryEvent>();

    /// <exception cref="InvalidOperationException">An audited record changes without an audit entry.</exception>
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        RefuseUnauditedChanges();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <exception cref="InvalidOperationException">An audited record changes without an audit entry.</exception>
    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        RefuseUnauditedChanges();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(ClinicDbContext).Assembly);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(32);
    }

    private void RefuseUnauditedChanges()
    {
        var audited = ChangeTracker.Entries<AuditEntry>().Where(entry => entry.State == EntityState.Added).Select(entry => entry.Entity.SubjectId).ToHashSet();
        foreach (var entry in ChangeTracker.Entries())
        {
            if (entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted
                && entry.Metadata.ClrType.GetCustomAttribute<AuditedAttribute>() is not null
                && !audited.Contains((Guid)entry.Property("Id").CurrentValue!))
            {
                throw new InvalidOperationException($"A change of {entry.Metadata.ClrType.Name} has no audit entry.");
            }
        }
    }
}
