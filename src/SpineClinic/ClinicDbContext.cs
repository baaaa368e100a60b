using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using SpineClinic.Audit;
using SpineClinic.Booking;
using SpineClinic.Enquiries;
using SpineClinic.Mail;
using SpineClinic.Privacy;
using SpineClinic.Safety;
using SpineClinic.Specialists;
using SpineClinic.Staff;
using SpineClinic.Triage;
using SpineClinic.Website;

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

    private static readonly ConcurrentDictionary<Type, bool> IsAudited = new();

    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    public DbSet<DataKey> DataKeys => Set<DataKey>();

    public DbSet<Letter> Letters => Set<Letter>();

    public DbSet<StaffMember> StaffMembers => Set<StaffMember>();

    public DbSet<SignInTries> SignInTries => Set<SignInTries>();

    public DbSet<Clinic> Clinics => Set<Clinic>();

    public DbSet<Specialist> Specialists => Set<Specialist>();

    public DbSet<Room> Rooms => Set<Room>();

    public DbSet<ClinicalSignOff> ClinicalSignOffs => Set<ClinicalSignOff>();

    public DbSet<SafetyStop> SafetyStops => Set<SafetyStop>();

    public DbSet<Draft> Drafts => Set<Draft>();

    public DbSet<Enquiry> Enquiries => Set<Enquiry>();

    public DbSet<EnquiryEvent> EnquiryEvents => Set<EnquiryEvent>();

    public DbSet<SearchEntry> SearchEntries => Set<SearchEntry>();

    public DbSet<SearchKey> SearchKeys => Set<SearchKey>();

    public DbSet<Person> People => Set<Person>();

    public DbSet<SavedView> SavedViews => Set<SavedView>();

    public DbSet<Site> Sites => Set<Site>();

    public DbSet<Equipment> Equipment => Set<Equipment>();

    public DbSet<ConsultationType> ConsultationTypes => Set<ConsultationType>();

    public DbSet<CarveOut> CarveOuts => Set<CarveOut>();

    public DbSet<Appointment> Appointments => Set<Appointment>();

    public DbSet<AppointmentEvent> AppointmentEvents => Set<AppointmentEvent>();

    public DbSet<OccupancyCell> OccupancyCells => Set<OccupancyCell>();

    public DbSet<TimeBlock> TimeBlocks => Set<TimeBlock>();

    public DbSet<ImportedBusy> ImportedBusy => Set<ImportedBusy>();

    public DbSet<GroupSession> GroupSessions => Set<GroupSession>();

    public DbSet<Invitation> Invitations => Set<Invitation>();

    public DbSet<WaitingListEntry> WaitingListEntries => Set<WaitingListEntry>();

    public DbSet<Reminder> Reminders => Set<Reminder>();

    public DbSet<HandoverMark> HandoverMarks => Set<HandoverMark>();

    public DbSet<ShiftNote> ShiftNotes => Set<ShiftNote>();

    public DbSet<Look> Looks => Set<Look>();

    public DbSet<Disruption> Disruptions => Set<Disruption>();

    public DbSet<ClinicPage> ClinicPages => Set<ClinicPage>();

    public DbSet<NewsItem> NewsItems => Set<NewsItem>();

    public DbSet<TeamProfile> TeamProfiles => Set<TeamProfile>();

    public DbSet<LogoImage> LogoImages => Set<LogoImage>();

    public DbSet<CalendarFeed> CalendarFeeds => Set<CalendarFeed>();

    /// <exception cref="InvalidOperationException">An audited record changes without an audit entry.</exception>
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        Prepare();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <exception cref="InvalidOperationException">An audited record changes without an audit entry.</exception>
    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        Prepare();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(ClinicDbContext).Assembly);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(32);
    }

    private void Prepare()
    {
        // Changes are looked for once, here: looking again would cost as much as the rest of a small save.
        ChangeTracker.DetectChanges();
        var (before, entries) = (ChangeTracker.AutoDetectChangesEnabled, new List<EntityEntry>());
        ChangeTracker.AutoDetectChangesEnabled = false;
        entries.AddRange(ChangeTracker.Entries());
        SearchUpkeep.Keep(this, entries);
        ChangeTracker.AutoDetectChangesEnabled = before;
        RefuseUnauditedChanges(entries);
    }

    private static void RefuseUnauditedChanges(List<EntityEntry> entries)
    {
        foreach (var entry in entries)
        {
            if (entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted
                && entry.Entity is not Enquiry { IsSynthetic: true }
                && IsAudited.GetOrAdd(entry.Metadata.ClrType, type => type.GetCustomAttribute<AuditedAttribute>() is not null)
                && !entries.Any(other => other is { State: EntityState.Added, Entity: AuditEntry audit } && audit.SubjectId == (Guid)entry.Property("Id").CurrentValue!))
            {
                throw new InvalidOperationException($"A change of {entry.Metadata.ClrType.Name} has no audit entry.");
            }
        }
    }
}
