using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SpineClinic.Website;

internal sealed class LogoImageConfiguration : IEntityTypeConfiguration<LogoImage>
{
    public void Configure(EntityTypeBuilder<LogoImage> builder)
    {
        builder.ToTable("LogoImages");
        builder.HasKey(image => image.File);
        builder.Property(image => image.File).HasMaxLength(80);
    }
}
