using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SpineClinic.Privacy;

namespace SpineClinic.Enquiries;

internal sealed class EnquiryConfiguration : IEntityTypeConfiguration<Enquiry>
{
    public void Configure(EntityTypeBuilder<Enquiry> builder)
    {
        builder.ToTable("Enquiries");
        builder.Property(enquiry => enquiry.Id).ValueGeneratedNever();
        builder.Property(enquiry => enquiry.Reference).HasMaxLength(16);
        builder.Property(enquiry => enquiry.Language).HasMaxLength(16);
        builder.Property(enquiry => enquiry.Name).HasMaxLength(240);
        builder.Property(enquiry => enquiry.NameKey).HasMaxLength(NameKey.Longest);
        builder.Property(enquiry => enquiry.ProxyName).HasMaxLength(240);
        builder.Property(enquiry => enquiry.Phone).HasMaxLength(20);
        builder.Property(enquiry => enquiry.Email).HasMaxLength(254);
        builder.Property(enquiry => enquiry.Version).IsConcurrencyToken();
        builder.HasOne<DataKey>().WithMany().HasForeignKey(enquiry => enquiry.DataKeyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(enquiry => enquiry.Reference).IsUnique();
        builder.HasIndex(enquiry => enquiry.SubmissionKey).IsUnique();
        builder.HasIndex(enquiry => new { enquiry.Worklist, enquiry.NextActionDueAt, enquiry.Tier, enquiry.Id });
        builder.HasIndex(enquiry => new { enquiry.NextActionDueAt, enquiry.Tier, enquiry.Id });
        builder.HasIndex(enquiry => enquiry.ReceivedAt);
        builder.HasIndex(enquiry => new { enquiry.Phone, enquiry.ReceivedAt });
        builder.HasIndex(enquiry => new { enquiry.NameKey, enquiry.ReceivedAt });
        builder.HasIndex(enquiry => enquiry.EscalateAt).HasFilter("\"EscalateAt\" IS NOT NULL");
        builder.HasQueryFilter(enquiry => !enquiry.IsSynthetic);
    }
}
