using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SpineClinic.Privacy;

namespace SpineClinic.Enquiries;

internal sealed class PersonConfiguration : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.ToTable("People");
        builder.Property(person => person.Id).ValueGeneratedNever();
        builder.Property(person => person.Version).IsConcurrencyToken();
        builder.HasOne<DataKey>().WithMany().HasForeignKey(person => person.DataKeyId).OnDelete(DeleteBehavior.Restrict);
    }
}
