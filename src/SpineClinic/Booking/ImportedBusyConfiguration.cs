using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SpineClinic.Booking;

internal sealed class ImportedBusyConfiguration : IEntityTypeConfiguration<ImportedBusy>
{
    public void Configure(EntityTypeBuilder<ImportedBusy> builder)
    {
        builder.ToTable("ImportedBusy");
        builder.HasIndex(busy => new { busy.ResourceId, busy.EndCell });
    }
}
