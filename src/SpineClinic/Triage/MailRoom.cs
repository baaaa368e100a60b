using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Audit;
using SpineClinic.Mail;
using SpineClinic.Staff;

namespace SpineClinic.Triage;

/// <summary>Letters that only a person can mend: a red flag or an invitation must not end as a line in a log.</summary>
public sealed class MailRoom(IDbContextFactory<ClinicDbContext> contexts, ClinicSignals signals, IClock clock)
{
    /// <summary>How many are listed, the oldest first.</summary>
    public const int Most = 100;

    /// <summary>What is to be mended.</summary>
    /// <exception cref="NotPermittedException">The role may not see the board.</exception>
    public async Task<IReadOnlyList<MailProblem>> ListAsync(StaffActor actor, CancellationToken cancellationToken)
    {
        Permissions.Demand(actor, Permission.ReadBoard);
        var seesAddresses = actor.May(Permission.ReadEnquiry);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await Problems(db).AsNoTracking().OrderBy(letter => letter.CreatedAt).Take(Most)
            .Select(letter => new MailProblem(
                letter.Id, letter.Kind, letter.Regarding, seesAddresses ? letter.To : null, letter.State, letter.LastProblem, letter.CreatedAt, letter.Attempts))
            .ToListAsync(cancellationToken);
    }

    /// <summary>Lets a letter go once more.</summary>
    /// <returns>False when it needs nobody any more.</returns>
    /// <exception cref="NotPermittedException">The role does not allow it.</exception>
    public Task<bool> SendAgainAsync(StaffActor actor, Guid id, CancellationToken cancellationToken) => ActAsync(actor, id, "SentAgain", (letter, now) => letter.SendAgain(now), cancellationToken);

    /// <summary>Something else was done about it.</summary>
    /// <returns>False when it needs nobody any more.</returns>
    /// <exception cref="NotPermittedException">The role does not allow it.</exception>
    public Task<bool> SettleAsync(StaffActor actor, Guid id, CancellationToken cancellationToken) => ActAsync(actor, id, "Settled", (letter, now) => letter.Settle(now), cancellationToken);

    /// <summary>What somebody has to do something about.</summary>
    internal static IQueryable<Letter> Problems(ClinicDbContext db) => db.Letters
        .Where(letter => letter.SettledAt == null && (letter.State == LetterState.Dead || (letter.State == LetterState.Uncertain && letter.Uncertainties > 1)));

    private async Task<bool> ActAsync(StaffActor actor, Guid id, string what, Action<Letter, Instant> act, CancellationToken cancellationToken)
    {
        Permissions.Demand(actor, Permission.MendMail);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.Letters.SingleOrDefaultAsync(letter => letter.Id == id, cancellationToken) is not { NeedsAPerson: true } letter)
        {
            return false;
        }

        var now = clock.GetCurrentInstant();
        act(letter, now);
        db.AuditEntries.Add(new AuditEntry(now, actor.Actor, $"letter.{what}", "letter", id, letter.Kind));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody else, or the courier, was quicker.
            return false;
        }

        signals.Raise(ClinicSignal.Letter);
        return true;
    }
}
