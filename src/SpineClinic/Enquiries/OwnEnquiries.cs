using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Audit;
using SpineClinic.Privacy;
using SpineClinic.Safety;
using SpineClinic.Specialists;
using SpineClinic.Staff;

namespace SpineClinic.Enquiries;

/// <summary>
/// What a person can see of and do to their own enquiry: they prove that it is theirs with the reference and the phone number or e-mail address they gave. They never
/// see what staff wrote for each other, and cannot make anything less urgent.
/// </summary>
public sealed partial class OwnEnquiries(
    IDbContextFactory<ClinicDbContext> contexts, IDatabaseErrors errors, Vault vault, QuestionnaireLibrary questionnaires, ClinicProfile clinic, SignInGuard guard, ClinicSignals signals, IClock clock)
{
    /// <summary>Tries with one reference before it waits; also for one network address.</summary>
    public const int FreeTries = 10;

    // Each is one that somebody else won.
    private const int RetriesOnConflict = 32;

    /// <summary>Looks for an enquiry.</summary>
    /// <param name="reference">As a person writes it.</param>
    /// <param name="contact">A phone number or an e-mail address, as a person writes it.</param>
    /// <param name="client">Who tries, such as a network address; wrong tries are counted against it too.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The enquiry; or how long to wait; or neither, when the two do not belong together. The answer never tells which of them is wrong.</returns>
    public async Task<(Guid? Id, Duration? Wait)> FindAsync(string reference, string contact, string client, CancellationToken cancellationToken)
    {
        if (!EnquiryReference.TryParse(reference, out var exact))
        {
            return (null, null);
        }

        var (one, other) = ($"status:{exact}", $"status-from:{client}");
        // The address first: one that is locked already must not lock other people's references.
        var wait = await guard.TryBeginAsync(other, FreeTries, cancellationToken) ?? await guard.TryBeginAsync(one, FreeTries, cancellationToken);
        if (wait is not null)
        {
            return (null, wait);
        }

        var region = (await clinic.GetAsync(cancellationToken)).Clinic.PhoneRegion;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var row = await db.Enquiries.AsNoTracking().Where(enquiry => enquiry.Reference == exact)
            .Select(enquiry => new { enquiry.Id, enquiry.Phone, enquiry.Email }).SingleOrDefaultAsync(cancellationToken);
        var phone = ContactParser.Phone(contact, region);
        var isTheirs = row is not null
            && ((phone is not null && phone == row.Phone) || (row.Email is not null && string.Equals(row.Email, contact.Trim(), StringComparison.OrdinalIgnoreCase)));
        if (!isTheirs)
        {
            return (null, null);
        }

        await guard.TakeBackAsync(one, cancellationToken);
        await guard.TakeBackAsync(other, cancellationToken);
        return (row!.Id, null);
    }

    /// <returns>Null when it is no longer there.</returns>
    public async Task<OwnEnquiry?> ShowAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Enquiries.AsNoTracking().Where(enquiry => enquiry.Id == id)
            .Select(enquiry => new OwnEnquiry(
                enquiry.Id,
                enquiry.Reference,
                enquiry.Language,
                enquiry.ProxyName != null,
                enquiry.ReceivedAt,
                enquiry.Status,
                enquiry.ClosureReason == ClosureReason.WithdrawnByPatient,
                enquiry.NextActionDueAt,
                enquiry.Phone,
                enquiry.Email,
                enquiry.Tier <= Tier.P1))
            .SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>Other ways to be reached. What it was before stays, sealed, on the timeline: who changed it may not be who sent it.</summary>
    /// <param name="id">Whose.</param>
    /// <param name="phone">As it was typed.</param>
    /// <param name="email">As it was typed.</param>
    /// <param name="actor">The patient, or who corrects it for them.</param>
    /// <param name="mayBe">Whether it may be done to the enquiry as it is now.</param>
    /// <param name="also">What else changes with it, in the same transaction.</param>
    /// <param name="cancellationToken">Ends the work before it is committed.</param>
    internal async Task<OwnResult> ChangeContactAsync(
        Guid id, string? phone, string? email, Actor actor, Func<Enquiry, Instant, bool> mayBe, Func<ClinicDbContext, Enquiry, Instant, Task> also, CancellationToken cancellationToken)
    {
        var (number, address) = (PersonalText.Line(phone), PersonalText.Line(email));
        var e164 = ContactParser.Phone(number, (await clinic.GetAsync(cancellationToken)).Clinic.PhoneRegion);
        var mailbox = ContactParser.Email(address);
        if (number.Length > 0 && e164 is null)
        {
            return new OwnResult(("phone", "phone.invalid"));
        }

        if (address.Length > 0 && mailbox is null)
        {
            return new OwnResult(("email", "email.invalid"));
        }

        if (e164 is null && mailbox is null)
        {
            return new OwnResult(("phone", "contactNone"));
        }

        if (e164 is null && await ShowAsync(id, cancellationToken) is { IsUrgent: true })
        {
            return new OwnResult(("phone", "phoneKept"));
        }

        return await ActAsync(
            id,
            before => $"Before: {string.Join(", ", new[] { before.Phone, before.Email }.OfType<string>())}",
            (enquiry, now) => mayBe(enquiry, now) ? enquiry.ChangeContact(e164, mailbox, actor, now) : null,
            cancellationToken,
            also);
    }

    /// <summary>Cancels it; not when a clinician is to look today, or somebody was told to get emergency help: then a person rings.</summary>
    /// <param name="id">Whose.</param>
    /// <param name="also">What else changes with it, in the same transaction.</param>
    /// <param name="cancellationToken">Ends the work before it is committed.</param>
    internal Task<OwnResult> WithdrawAsync(Guid id, Func<ClinicDbContext, Enquiry, Instant, Task> also, CancellationToken cancellationToken) => ActAsync(
        id,
        _ => "",
        (enquiry, now) => enquiry.Tier > Tier.P1 ? enquiry.Close(ClosureReason.WithdrawnByPatient, Actor.Patient, now) : null,
        cancellationToken,
        also);

    private async Task<OwnResult> ActAsync(
        Guid id, Func<Enquiry, string> words, Func<Enquiry, Instant, EnquiryEvent?> act, CancellationToken cancellationToken,
        Func<ClinicDbContext, Enquiry, Instant, Task>? also = null, Func<ClinicDbContext, Enquiry, Task<bool>>? isDone = null)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            if (await db.Enquiries.SingleOrDefaultAsync(row => row.Id == id && row.Status != EnquiryStatus.Closed, cancellationToken) is not { } enquiry)
            {
                return OwnResult.NotPossible;
            }

            if (isDone is not null && await isDone(db, enquiry))
            {
                return OwnResult.Done;
            }

            var toSeal = words(enquiry);
            var now = clock.GetCurrentInstant();
            if (act(enquiry, now) is not { } happened)
            {
                return OwnResult.NotPossible;
            }

            if (toSeal.Length > 0)
            {
                var key = await db.DataKeys.AsNoTracking().SingleAsync(row => row.Id == enquiry.DataKeyId, cancellationToken);
                happened.SealedWords = vault.Seal(key, EnquiryEvent.WordsPurpose, enquiry.Id, toSeal);
            }

            Timeline.Add(db, happened);
            await (also?.Invoke(db, enquiry, now) ?? Task.CompletedTask);
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                signals.Raise(ClinicSignal.Enquiry(id));
                return OwnResult.Done;
            }
            catch (DbUpdateException error) when (attempt < RetriesOnConflict && (error is DbUpdateConcurrencyException || errors.IsDuplicate(error)))
            {
                // Somebody acted at this moment, or the same was sent twice: look again at what it is now.
            }
        }
    }
}
