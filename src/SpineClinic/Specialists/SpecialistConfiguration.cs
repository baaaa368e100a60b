using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SpineClinic.Specialists;

internal sealed class SpecialistConfiguration : IEntityTypeConfiguration<Specialist>
{
    public void Configure(EntityTypeBuilder<Specialist> builder)
    {
        builder.ToTable("Specialists");
        builder.Property(specialist => specialist.Id).ValueGeneratedNever();
        builder.Property(specialist => specialist.Name).HasMaxLength(120);
        builder.Property(specialist => specialist.Email).HasMaxLength(254);
        builder.Property(specialist => specialist.VideoLink).HasMaxLength(500);
        builder.HasIndex(specialist => specialist.StaffMemberId).IsUnique();
        builder.OwnsMany(specialist => specialist.Absences, absences =>
        {
            absences.ToTable("Absences");
            absences.HasKey(row => row.Id);
        });
        builder.OwnsMany(specialist => specialist.Sessions, sessions =>
        {
            sessions.ToTable("WeeklySessions");
            sessions.HasKey(row => row.Id);
        });
        builder.OwnsMany(specialist => specialist.SessionChanges, changes =>
        {
            changes.ToTable("SessionChanges");
            changes.HasKey(row => row.Id);
        });
    }
}
