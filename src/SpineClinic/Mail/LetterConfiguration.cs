using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SpineClinic.Mail;

internal sealed class LetterConfiguration : IEntityTypeConfiguration<Letter>
{
    public void Configure(EntityTypeBuilder<Letter> builder)
    {
        builder.ToTable("Letters");
        builder.Property(letter => letter.Id).ValueGeneratedNever();
        builder.Property(letter => letter.Kind).HasMaxLength(64);
        builder.Property(letter => letter.DedupeKey).HasMaxLength(200);
        builder.Property(letter => letter.MessageId).HasMaxLength(320);
        builder.Property(letter => letter.To).HasMaxLength(320);
        builder.Property(letter => letter.Subject).HasMaxLength(200);
        builder.Property(letter => letter.Language).HasMaxLength(16);
        builder.Property(letter => letter.Regarding).HasMaxLength(64);
        builder.Property(letter => letter.LeaseOwner).HasMaxLength(64);
        builder.Property(letter => letter.LastProblem).HasMaxLength(64);
        builder.Property(letter => letter.Fence).IsConcurrencyToken();
        builder.HasIndex(letter => letter.DedupeKey).IsUnique();
        // The last two are for the board, which counts what waits for long: thousands, when a mail server is away.
        builder.HasIndex(letter => new { letter.State, letter.DueAt, letter.CreatedAt, letter.Kind });
        builder.HasIndex(letter => letter.Regarding);
    }
}
