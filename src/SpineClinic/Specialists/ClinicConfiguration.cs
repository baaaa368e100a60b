using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SpineClinic.Specialists;

internal sealed class ClinicConfiguration : IEntityTypeConfiguration<Clinic>
{
    public void Configure(EntityTypeBuilder<Clinic> builder)
    {
        builder.ToTable("Clinics");
        builder.Property(clinic => clinic.Id).ValueGeneratedNever();
        builder.Property(clinic => clinic.Name).HasMaxLength(120);
        builder.Property(clinic => clinic.Phone).HasMaxLength(40);
        builder.Property(clinic => clinic.PhoneRegion).HasMaxLength(2);
        builder.Property(clinic => clinic.TimeZone).HasMaxLength(64);
        builder.Property(clinic => clinic.Jurisdiction).HasMaxLength(16);
        builder.Property(clinic => clinic.OnCallEmail).HasMaxLength(254);
        builder.Property(clinic => clinic.CrisisProtocol).HasMaxLength(4000);
        builder.Property(clinic => clinic.CallsBeforeUnreachable).HasDefaultValue(Clinic.DefaultCallsBeforeUnreachable);
        builder.Property(clinic => clinic.BrandColour).HasMaxLength(7);
        builder.Property(clinic => clinic.AccentColour).HasMaxLength(7);
        builder.Property(clinic => clinic.Logo).HasMaxLength(80);
        builder.OwnsMany(clinic => clinic.OpeningHours, hours =>
        {
            hours.ToTable("OpeningHours");
            hours.HasKey(row => row.Id);
        });
        builder.OwnsMany(clinic => clinic.Closures, closures =>
        {
            closures.ToTable("Closures");
            closures.HasKey(row => row.Id);
            closures.Property(row => row.Name).HasMaxLength(120);
        });
    }
}
