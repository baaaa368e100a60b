using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SpineClinic.Booking;

internal sealed class ReminderConfiguration : IEntityTypeConfiguration<Reminder>
{
    public void Configure(EntityTypeBuilder<Reminder> builder)
    {
        builder.ToTable("Reminders");
        builder.HasKey(reminder => new { reminder.AppointmentId, reminder.Revision, reminder.Kind, reminder.Channel });
        builder.Property(reminder => reminder.Kind).HasMaxLength(16);
        builder.Property(reminder => reminder.Channel).HasMaxLength(16);
        builder.Property(reminder => reminder.Why).HasMaxLength(32);

        // Two couriers that settle one reminder: the second is refused.
        builder.Property(reminder => reminder.State).IsConcurrencyToken();
        builder.HasIndex(reminder => new { reminder.State, reminder.DueAt });
        builder.HasIndex(reminder => reminder.SettledAt);
    }
}
