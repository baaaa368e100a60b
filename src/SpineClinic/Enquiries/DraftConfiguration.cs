using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SpineClinic.Privacy;
using SpineClinic.Staff;

namespace SpineClinic.Enquiries;

internal sealed class DraftConfiguration : IEntityTypeConfiguration<Draft>
{
    public void Configure(EntityTypeBuilder<Draft> builder)
    {
        builder.ToTable("Drafts");
        builder.Property(draft => draft.Id).ValueGeneratedNever();
        builder.Property(draft => draft.TokenHash).HasMaxLength(64);
        builder.Property(draft => draft.Language).HasMaxLength(16);
        builder.Property(draft => draft.Version).IsConcurrencyToken();
        builder.HasOne<DataKey>().WithMany().HasForeignKey(draft => draft.DataKeyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(draft => draft.OwnerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(draft => draft.OwnerId).HasFilter("\"OwnerId\" IS NOT NULL");
        builder.HasIndex(draft => draft.TokenHash).IsUnique();
        builder.Property(draft => draft.ResumeCodeHash).HasMaxLength(64);
        builder.Property(draft => draft.ResumeLinkHash).HasMaxLength(64);
        builder.HasIndex(draft => draft.ExpiresAt);
        builder.HasIndex(draft => draft.ResumeCodeHash).IsUnique();
        builder.HasIndex(draft => draft.ResumeLinkHash).IsUnique();
    }
}
