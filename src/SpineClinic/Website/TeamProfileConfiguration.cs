using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SpineClinic.Specialists;

namespace SpineClinic.Website;

internal sealed class TeamProfileConfiguration : IEntityTypeConfiguration<TeamProfile>
{
    public void Configure(EntityTypeBuilder<TeamProfile> builder)
    {
        builder.ToTable("TeamProfiles");
        builder.HasKey(profile => profile.SpecialistId);
        builder.Property(profile => profile.SpecialistId).ValueGeneratedNever();
        builder.Property(profile => profile.Slug).HasMaxLength(ClinicPage.LongestSlug);
        builder.Property(profile => profile.PostNominals).HasMaxLength(TeamProfile.LongestLine);
        builder.Property(profile => profile.RegistrationBody).HasMaxLength(TeamProfile.LongestLine);
        builder.Property(profile => profile.RegistrationNumber).HasMaxLength(TeamProfile.LongestLine);
        builder.Property(profile => profile.Interests).HasMaxLength(TeamProfile.LongestInterests);
        builder.Property(profile => profile.Text).HasMaxLength(TeamProfile.LongestText);
        builder.HasIndex(profile => profile.Slug).IsUnique();
        builder.HasOne<Specialist>().WithOne().HasForeignKey<TeamProfile>(profile => profile.SpecialistId);
    }
}
