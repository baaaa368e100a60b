using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SpineClinic.Audit;

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("AuditEntries");
        builder.Property(entry => entry.ActorKind).HasMaxLength(16);
        builder.Property(entry => entry.Action).HasMaxLength(64);
        builder.Property(entry => entry.SubjectType).HasMaxLength(32);
        builder.Property(entry => entry.Details).HasMaxLength(200);
        builder.HasIndex(entry => new { entry.SubjectType, entry.SubjectId });
    }
}
