using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SpineClinic.Enquiries;

internal sealed class SearchEntryConfiguration : IEntityTypeConfiguration<SearchEntry>
{
    public void Configure(EntityTypeBuilder<SearchEntry> builder)
    {
        builder.ToTable("SearchEntries");
        builder.HasKey(entry => entry.Order);
        builder.Property(entry => entry.Order).ValueGeneratedNever();
        builder.Property(entry => entry.Digits).HasMaxLength(20);
        builder.Property(entry => entry.Email).HasMaxLength(254);
        builder.HasIndex(entry => entry.EnquiryId).IsUnique();
        builder.HasOne<Enquiry>().WithOne().HasForeignKey<SearchEntry>(entry => entry.EnquiryId).OnDelete(DeleteBehavior.Cascade);
    }
}
