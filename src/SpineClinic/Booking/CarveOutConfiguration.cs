using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SpineClinic.Booking;

internal sealed class CarveOutConfiguration : IEntityTypeConfiguration<CarveOut>
{
    public void Configure(EntityTypeBuilder<CarveOut> builder)
    {
        builder.ToTable("CarveOuts");
        builder.Property(carveOut => carveOut.Id).ValueGeneratedNever();
    }
}
