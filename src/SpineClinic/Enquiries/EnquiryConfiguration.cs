using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SpineClinic.Privacy;

namespace SpineClinic.Enquiries;

internal sealed class EnquiryConfiguration : IEntityTypeConfiguration<Enquiry>
{
    public void Configure(EntityTypeBuilder<Enquiry> builder)
    {
        // What is open is on a list and has a next step, whatever a program does: the board cannot lose one.
        builder.ToTable("Enquiries", table =>
        {
            table.HasCheckConstraint("OpenIsOnAList", "\"Status\" = 'Closed' OR \"Worklist\" IS NOT NULL");
            table.HasCheckConstraint("OpenHasANextStep", "\"Status\" IN ('Closed', 'Quarantined') OR \"NextActionDueAt\" IS NOT NULL");
        });
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
        // With what the board counts of each worklist: the rows themselves are wide, and there may be thousands.
        builder.HasIndex(enquiry => new { enquiry.Worklist, enquiry.NextActionDueAt, enquiry.Tier, enquiry.Id, enquiry.ReceivedAt, enquiry.IsSynthetic });
        builder.HasIndex(enquiry => new { enquiry.NextActionDueAt, enquiry.Tier, enquiry.Id });
        builder.HasIndex(enquiry => new { enquiry.ReceivedAt, enquiry.Status, enquiry.IsSynthetic });
        builder.HasIndex(enquiry => enquiry.OwnerId).HasFilter("\"OwnerId\" IS NOT NULL");
        builder.HasIndex(enquiry => new { enquiry.Phone, enquiry.ReceivedAt });
        builder.HasIndex(enquiry => new { enquiry.Email, enquiry.ReceivedAt });
        builder.HasIndex(enquiry => new { enquiry.NameKey, enquiry.ReceivedAt });
        builder.HasIndex(enquiry => enquiry.EscalateAt).HasFilter("\"EscalateAt\" IS NOT NULL");
        builder.HasIndex(enquiry => enquiry.PersonId).HasFilter("\"PersonId\" IS NOT NULL");
        builder.HasQueryFilter(enquiry => !enquiry.IsSynthetic);
    }
}
