using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SpineClinic.Booking;

internal sealed class GroupSessionConfiguration : IEntityTypeConfiguration<GroupSession>
{
    public void Configure(EntityTypeBuilder<GroupSession> builder)
    {
        builder.ToTable("GroupSessions");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.HasIndex(session => new { session.ConsultationTypeId, session.FirstCell });
        builder.HasIndex(session => new { session.FirstCell, session.EndCell, session.SpecialistId, session.RoomId });
    }
}
