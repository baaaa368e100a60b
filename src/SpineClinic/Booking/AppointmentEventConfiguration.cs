using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SpineClinic.Booking;

internal sealed class AppointmentEventConfiguration : IEntityTypeConfiguration<AppointmentEvent>
{
    public void Configure(EntityTypeBuilder<AppointmentEvent> builder)
    {
        builder.ToTable("AppointmentEvents");
        builder.Property(happened => happened.ActorKind).HasMaxLength(16);
        builder.Property(happened => happened.Details).HasMaxLength(200);
        builder.HasIndex(happened => new { happened.AppointmentId, happened.Id });
    }
}
