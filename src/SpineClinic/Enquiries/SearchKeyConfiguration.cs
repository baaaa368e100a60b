using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SpineClinic.Enquiries;

internal sealed class SearchKeyConfiguration : IEntityTypeConfiguration<SearchKey>
{
    public void Configure(EntityTypeBuilder<SearchKey> builder)
    {
        builder.ToTable("SearchKeys");
        builder.HasKey(row => new { row.Key, row.Order, row.Marks });
        builder.Property(row => row.Key).HasMaxLength(32);
    }
}
