using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SpineClinic.Enquiries;

internal sealed class SafetyStopConfiguration : IEntityTypeConfiguration<SafetyStop>
{
    public void Configure(EntityTypeBuilder<SafetyStop> builder)
    {
        builder.ToTable("SafetyStops");
        builder.Property(stop => stop.Id).ValueGeneratedNever();
        builder.Property(stop => stop.Pack).HasMaxLength(24);
        builder.Property(stop => stop.Language).HasMaxLength(16);
        builder.Property(stop => stop.TextHash).HasMaxLength(64);
        builder.HasIndex(stop => stop.At);
    }
}
