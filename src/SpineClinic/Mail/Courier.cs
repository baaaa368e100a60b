using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace SpineClinic.Mail;

/// <summary>
/// Delivers due letters. Any number may run, in any number of processes: a letter is leased before it is sent, and only the newest lease may say how that
/// ended. A letter leaves at least once; it leaves twice only when a process or a connection dies between the server's acceptance and our note of it,
/// and then under the same Message-ID.
/// </summary>
public sealed class Courier(
    IDbContextFactory<ClinicDbContext> contexts, IMailTransport transport, MailSettings settings, IClock clock, ILogger<Courier> log)
{
    private const int RoundSize = 25;
    private static readonly Duration LeaseLength = Duration.FromMinutes(5);
    private static readonly Duration LeaseMargin = Duration.FromMinutes(1);
    private static readonly Duration FirstWait = Duration.FromSeconds(30);
    private static readonly Duration LongestWait = Duration.FromHours(1);
    private readonly string owner = Guid.NewGuid().ToString("N");

    /// <summary>One round: up to 25 letters that are due now.</summary>
    /// <returns>How many were handled; fewer than were due when another courier has them.</returns>
    /// <exception cref="TransportDownException">The way out is closed. All leases were given back; come again after a while.</exception>
    public async Task<int> DeliverAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var letters = await LeaseAsync(db, cancellationToken);
        for (var i = 0; i < letters.Count; i++)
        {
            if (cancellationToken.IsCancellationRequested || clock.GetCurrentInstant() > letters[i].LeasedUntil - LeaseMargin)
            {
                await PutBackAsync(db, letters.Skip(i), cancellationToken.IsCancellationRequested ? "stopping" : "slow");
                break;
            }

            try
            {
                await SendAsync(letters[i]);
            }
            catch (TransportDownException error)
            {
                await PutBackAsync(db, letters.Skip(i), error.Problem);
                throw;
            }

            await NoteAsync(db);
        }

        return letters.Count;
    }

    /// <summary>Ends the conversation with the mail server until there is more to say.</summary>
    public Task RestAsync(CancellationToken cancellationToken) => transport.RestAsync(cancellationToken);

    private async Task<List<Letter>> LeaseAsync(ClinicDbContext db, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var letters = await db.Letters
            .Where(letter => (letter.State == LetterState.Pending && letter.DueAt <= now)
                || (letter.State == LetterState.Uncertain && letter.Uncertainties < 2 && letter.DueAt <= now)
                || (letter.State == LetterState.Leased && letter.LeasedUntil < now))
            .OrderBy(letter => letter.DueAt).ThenBy(letter => letter.Id)
            .Take(RoundSize)
            .ToListAsync(cancellationToken);
        if (letters.Count == 0)
        {
            return letters;
        }

        letters.ForEach(letter => letter.Lease(owner, now, LeaseLength));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return letters;
        }
        catch (DbUpdateConcurrencyException)
        {
            // Another courier was quicker with at least one of them; nothing was leased here.
            db.ChangeTracker.Clear();
            return [];
        }
    }

    private async Task SendAsync(Letter letter)
    {
        try
        {
            // Not cancelled when the process is told to stop: a letter that is being handed over is handed over. The transport's own time-outs bound it.
            using var message = LetterMessage.Compose(letter, settings, letter.Calendar);
            if (letter.Kind != Letter.SyntheticKind)
            {
                await transport.SendAsync(message, CancellationToken.None);
            }

            letter.MarkSent(clock.GetCurrentInstant());
        }
        catch (LetterRefusedException error) when (error.ForGood)
        {
            letter.MarkDead(error.Problem);
            log.LogWarning("Letter {LetterId} ({Kind}) was refused for good: {Problem}", letter.Id, letter.Kind, error.Problem);
        }
        catch (LetterRefusedException error)
        {
            letter.Postpone(NextAttempt(letter), error.Problem);
            log.LogInformation("Letter {LetterId} ({Kind}) was put off: {Problem}", letter.Id, letter.Kind, error.Problem);
        }
        catch (LetterUncertainException)
        {
            letter.MarkUncertain(clock.GetCurrentInstant(), "uncertain");
            log.LogWarning("Letter {LetterId} ({Kind}) may have been accepted: the answer never came", letter.Id, letter.Kind);
        }
    }

    private Instant NextAttempt(Letter letter) =>
        clock.GetCurrentInstant() + Backoff.Wait(letter.Attempts, FirstWait, LongestWait, Random.Shared.NextDouble());

    private async Task PutBackAsync(ClinicDbContext db, IEnumerable<Letter> letters, string problem)
    {
        var now = clock.GetCurrentInstant();
        foreach (var letter in letters)
        {
            letter.PutBack(now, problem);
        }

        await NoteAsync(db);
    }

    private async Task NoteAsync(ClinicDbContext db)
    {
        while (true)
        {
            try
            {
                await db.SaveChangesAsync(CancellationToken.None);
                return;
            }
            catch (DbUpdateConcurrencyException error)
            {
                // Our lease had run out and another courier has these: what it finds out counts.
                log.LogWarning("{Count} leases ran out before their letters were noted", error.Entries.Count);
                foreach (var entry in error.Entries)
                {
                    entry.State = EntityState.Detached;
                }
            }
        }
    }
}
