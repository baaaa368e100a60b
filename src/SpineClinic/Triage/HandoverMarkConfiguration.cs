using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SpineClinic.Staff;

namespace SpineClinic.Triage;

internal sealed class HandoverMarkConfiguration : IEntityTypeConfiguration<HandoverMark>
{
    public void Configure(EntityTypeBuilder<HandoverMark> builder)
    {
        builder.ToTable("HandoverMarks");
        builder.HasKey(mark => mark.StaffId);
        builder.Property(mark => mark.StaffId).ValueGeneratedNever();
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(mark => mark.StaffId).OnDelete(DeleteBehavior.Cascade);
    }
}
