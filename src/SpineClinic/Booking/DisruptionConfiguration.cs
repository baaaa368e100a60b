using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SpineClinic.Booking;

internal sealed class DisruptionConfiguration : IEntityTypeConfiguration<Disruption>
{
    public void Configure(EntityTypeBuilder<Disruption> builder)
    {
        builder.ToTable("Disruptions");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.HasIndex(disruption => disruption.StartedAt);
    }
}
