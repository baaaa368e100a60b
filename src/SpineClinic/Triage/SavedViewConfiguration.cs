using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SpineClinic.Triage;

internal sealed class SavedViewConfiguration : IEntityTypeConfiguration<SavedView>
{
    public void Configure(EntityTypeBuilder<SavedView> builder)
    {
        builder.ToTable("SavedViews");
        builder.Property(view => view.Id).ValueGeneratedNever();
        builder.Property(view => view.Name).HasMaxLength(SavedView.LongestName);
        builder.Property(view => view.NameKey).HasMaxLength(SavedView.LongestName * 4);
        builder.Property(view => view.Version).IsConcurrencyToken();
        builder.HasIndex(view => new { view.OwnerId, view.NameKey }).IsUnique();
    }
}
