using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SpineClinic.Booking;

internal sealed class TimeBlockConfiguration : IEntityTypeConfiguration<TimeBlock>
{
    public void Configure(EntityTypeBuilder<TimeBlock> builder)
    {
        builder.ToTable("TimeBlocks");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(block => block.Reason).HasMaxLength(200);
        builder.HasIndex(block => new { block.EndCell, block.FirstCell, block.ResourceId });
    }
}
