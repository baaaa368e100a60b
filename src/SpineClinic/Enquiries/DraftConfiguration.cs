using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SpineClinic.Privacy;

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
        builder.HasIndex(draft => draft.TokenHash).IsUnique();
        builder.HasIndex(draft => draft.ExpiresAt);
    }
}
