using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SpineClinic.Specialists;

internal sealed class SiteConfiguration : IEntityTypeConfiguration<Site>
{
    public void Configure(EntityTypeBuilder<Site> builder)
    {
        builder.ToTable("Sites");
        builder.Property(site => site.Id).ValueGeneratedNever();
        builder.Property(site => site.Name).HasMaxLength(120);
        builder.Property(site => site.Address).HasMaxLength(300);
        builder.Property(site => site.Directions).HasMaxLength(2000);
        builder.Property(site => site.Access).HasMaxLength(1000);
        builder.Property(site => site.Parking).HasMaxLength(1000);
        builder.Property(site => site.Phone).HasMaxLength(40);
    }
}
