using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SpineClinic.Enquiries;

namespace SpineClinic.Booking;

internal sealed class InvitationConfiguration : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> builder)
    {
        builder.ToTable("Invitations");
        builder.Property(invitation => invitation.Id).ValueGeneratedNever();
        builder.Property(invitation => invitation.Version).IsConcurrencyToken();
        builder.HasIndex(invitation => invitation.TokenHash).IsUnique();
        builder.HasIndex(invitation => invitation.EnquiryId);

        // One link to choose with at a time, whoever starts another at the same moment.
        builder.HasIndex(invitation => invitation.EnquiryId, "OneOpenChoice").IsUnique().HasFilter("\"Purpose\" = 'Choose' AND \"Status\" IN ('Issued', 'Opened', 'Verified')");
        builder.HasIndex(invitation => new { invitation.Status, invitation.ExpiresAt });
        builder.HasOne<Enquiry>().WithMany().HasForeignKey(invitation => invitation.EnquiryId).OnDelete(DeleteBehavior.Restrict);
    }
}
