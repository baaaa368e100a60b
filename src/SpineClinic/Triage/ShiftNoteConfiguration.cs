using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SpineClinic.Privacy;
using SpineClinic.Staff;

namespace SpineClinic.Triage;

internal sealed class ShiftNoteConfiguration : IEntityTypeConfiguration<ShiftNote>
{
    public void Configure(EntityTypeBuilder<ShiftNote> builder)
    {
        builder.ToTable("ShiftNotes");
        builder.Property(note => note.Id).ValueGeneratedNever();
        builder.HasIndex(note => note.NoteKey).IsUnique();
        builder.HasIndex(note => note.WrittenAt);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(note => note.StaffId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<DataKey>().WithMany().HasForeignKey(note => note.DataKeyId).OnDelete(DeleteBehavior.Restrict);
    }
}
