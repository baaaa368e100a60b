using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SpineClinic.Staff;

internal sealed class SignInTriesConfiguration : IEntityTypeConfiguration<SignInTries>
{
    public void Configure(EntityTypeBuilder<SignInTries> builder)
    {
        builder.ToTable("SignInTries");
        builder.HasKey(tries => tries.AddressHash);
        builder.Property(tries => tries.AddressHash).HasMaxLength(64);
        builder.Property(tries => tries.Count).IsConcurrencyToken();
    }
}
