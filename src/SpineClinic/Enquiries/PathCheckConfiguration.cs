using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SpineClinic.Enquiries;

internal sealed class PathCheckConfiguration : IEntityTypeConfiguration<PathCheck>
{
    public void Configure(EntityTypeBuilder<PathCheck> builder)
    {
        builder.ToTable("PathChecks");
        builder.Property(check => check.Id).ValueGeneratedNever();
    }
}
