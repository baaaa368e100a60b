using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SpineClinic.Booking;

internal sealed class OccupancyCellConfiguration : IEntityTypeConfiguration<OccupancyCell>
{
    public void Configure(EntityTypeBuilder<OccupancyCell> builder)
    {
        builder.ToTable("OccupancyCells");
        builder.HasKey(cell => new { cell.ResourceId, cell.Cell, cell.Lane });
        builder.HasIndex(cell => cell.OwnerId);
    }
}
