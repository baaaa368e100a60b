using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SpineClinic.Booking;

internal sealed class AppointmentConfiguration : IEntityTypeConfiguration<Appointment>
{
    public void Configure(EntityTypeBuilder<Appointment> builder)
    {
        builder.ToTable("Appointments");
        builder.Property(appointment => appointment.Id).ValueGeneratedNever();
        builder.Property(appointment => appointment.Reference).HasMaxLength(16);
        builder.Property(appointment => appointment.PatientName).HasMaxLength(240);
        builder.Property(appointment => appointment.Phone).HasMaxLength(20);
        builder.Property(appointment => appointment.Email).HasMaxLength(254);
        builder.Property(appointment => appointment.Language).HasMaxLength(16);
        builder.Property(appointment => appointment.CancelledBy).HasMaxLength(16);
        builder.Property(appointment => appointment.InterpreterLanguage).HasMaxLength(100);
        builder.Property(appointment => appointment.Version).IsConcurrencyToken();
        builder.HasIndex(appointment => appointment.Reference).IsUnique();
        builder.HasIndex(appointment => appointment.BookingKey).IsUnique();
        builder.HasIndex(appointment => appointment.LinkHash).IsUnique();
        builder.HasIndex(appointment => appointment.EnquiryId);
        builder.HasIndex(appointment => new { appointment.PatientId, appointment.FirstCell });

        // What availability reads, and all that it reads: busy spans of a stretch of time, and of a specialist in a room (BusyTimes says which database wants which).
        builder.HasIndex(appointment => new { appointment.FirstCell, appointment.EndCell, appointment.SpecialistId, appointment.RoomId, appointment.ConsultationTypeId, appointment.Status, appointment.HeldUntil })
            .HasDatabaseName("IX_Appointments_Availability");
        builder.HasIndex(appointment => new { appointment.SpecialistId, appointment.RoomId, appointment.FirstCell, appointment.EndCell, appointment.ConsultationTypeId, appointment.Status, appointment.HeldUntil })
            .HasDatabaseName("IX_Appointments_BusyInRoom");
        builder.HasIndex(appointment => new { appointment.SpecialistId, appointment.FirstCell });
        builder.HasIndex(appointment => appointment.DisruptionId).HasFilter("\"DisruptionId\" IS NOT NULL");
        builder.HasIndex(appointment => appointment.SeriesId).HasFilter("\"SeriesId\" IS NOT NULL");
        builder.HasIndex(appointment => appointment.HeldUntil).HasFilter("\"HeldUntil\" IS NOT NULL");
    }
}
