using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SpineClinic.Website;

internal sealed class ClinicPageConfiguration : IEntityTypeConfiguration<ClinicPage>
{
    public void Configure(EntityTypeBuilder<ClinicPage> builder)
    {
        builder.ToTable("ClinicPages");
        builder.Property(page => page.Id).ValueGeneratedNever();
        builder.Property(page => page.Slug).HasMaxLength(ClinicPage.LongestSlug);
        builder.Property(page => page.Title).HasMaxLength(ClinicPage.LongestTitle);
        builder.Property(page => page.Summary).HasMaxLength(ClinicPage.LongestSummary);
        builder.Property(page => page.Text).HasMaxLength(ClinicPage.LongestText);
        builder.HasIndex(page => page.Slug).IsUnique();
    }
}
