using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SpineClinic.Safety;

internal sealed class ClinicalSignOffConfiguration : IEntityTypeConfiguration<ClinicalSignOff>
{
    public void Configure(EntityTypeBuilder<ClinicalSignOff> builder)
    {
        builder.ToTable("ClinicalSignOffs");
        builder.Property(signOff => signOff.Id).ValueGeneratedNever();
        builder.Property(signOff => signOff.SignedBy).HasMaxLength(120);
        builder.Property(signOff => signOff.Registration).HasMaxLength(64);
        builder.Property(signOff => signOff.ConfirmedBy).HasMaxLength(120);
    }
}
