using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SpineClinic.Enquiries;

internal sealed class EnquiryEventConfiguration : IEntityTypeConfiguration<EnquiryEvent>
{
    public void Configure(EntityTypeBuilder<EnquiryEvent> builder)
    {
        builder.ToTable("EnquiryEvents");
        builder.Property(entry => entry.ActorKind).HasMaxLength(16);
        builder.Property(entry => entry.Details).HasMaxLength(200);
        builder.HasOne<Enquiry>().WithMany().HasForeignKey(entry => entry.EnquiryId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(entry => new { entry.EnquiryId, entry.Id });
    }
}
