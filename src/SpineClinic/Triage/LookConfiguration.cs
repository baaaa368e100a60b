using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SpineClinic.Enquiries;

namespace SpineClinic.Triage;

internal sealed class LookConfiguration : IEntityTypeConfiguration<Look>
{
    public void Configure(EntityTypeBuilder<Look> builder)
    {
        builder.ToTable("Looks");
        builder.Property(look => look.Id).ValueGeneratedNever();
        builder.HasIndex(look => look.EnquiryId);
        builder.HasIndex(look => look.SeenAt);
        builder.HasOne<Enquiry>().WithMany().HasForeignKey(look => look.EnquiryId).OnDelete(DeleteBehavior.Cascade);
    }
}
