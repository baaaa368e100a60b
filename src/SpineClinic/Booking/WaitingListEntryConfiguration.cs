using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SpineClinic.Enquiries;

namespace SpineClinic.Booking;

internal sealed class WaitingListEntryConfiguration : IEntityTypeConfiguration<WaitingListEntry>
{
    public void Configure(EntityTypeBuilder<WaitingListEntry> builder)
    {
        builder.ToTable("WaitingListEntries");
        builder.Property(entry => entry.Id).ValueGeneratedNever();
        builder.Property(entry => entry.Version).IsConcurrencyToken();
        builder.HasIndex(entry => new { entry.Status, entry.Tier, entry.Since });
        builder.HasIndex(entry => entry.EnquiryId);
        builder.HasOne<Enquiry>().WithMany().HasForeignKey(entry => entry.EnquiryId).OnDelete(DeleteBehavior.Restrict);
    }
}
