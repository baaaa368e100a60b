using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SpineClinic.Staff;

internal sealed class StaffMemberConfiguration : IEntityTypeConfiguration<StaffMember>
{
    public void Configure(EntityTypeBuilder<StaffMember> builder)
    {
        builder.ToTable("StaffMembers");
        builder.Property(member => member.Id).ValueGeneratedNever();
        builder.Property(member => member.DisplayName).HasMaxLength(120);
        builder.Property(member => member.Email).HasMaxLength(254);
        builder.Property(member => member.UserName).HasMaxLength(254);
        builder.Property(member => member.NormalizedEmail).HasMaxLength(254);
        builder.Property(member => member.NormalizedUserName).HasMaxLength(254);
        builder.Property(member => member.ConcurrencyStamp).IsConcurrencyToken();
        builder.HasIndex(member => member.NormalizedUserName).IsUnique();
        builder.HasIndex(member => member.NormalizedEmail).IsUnique();

        // Lockout is kept by SignInGuard, for addresses without an account too.
        builder.Ignore(member => member.LockoutEnd);
        builder.Ignore(member => member.LockoutEnabled);
        builder.Ignore(member => member.AccessFailedCount);
    }
}
