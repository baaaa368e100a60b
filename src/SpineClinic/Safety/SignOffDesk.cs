using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Audit;
using SpineClinic.Privacy;
using SpineClinic.Staff;

namespace SpineClinic.Safety;

/// <summary>
/// Where a clinician signs what patients are asked and told, and a second person confirms it. Each act is one transaction with its audit entry; the form opens or
/// closes with the commit.
/// </summary>
/// <param name="contexts">The database.</param>
/// <param name="gate">Told after each commit.</param>
/// <param name="inForce">Everything that patients meet now: the only thing that can be signed.</param>
/// <param name="clock">When.</param>
public sealed class SignOffDesk(IDbContextFactory<ClinicDbContext> contexts, FormGate gate, SignedContent inForce, IClock clock)
{
    /// <summary>Longest number in a professional register, in Unicode characters.</summary>
    public const int LongestRegistration = 64;

    private const string Subject = "signOff";
    private const string RevokedAction = "signOff.Revoked";
    private const int LongestDetails = 200;

    /// <summary>What a signature made now is for.</summary>
    public SignedContent InForce => inForce;

    /// <summary>A clinician's signature under what is in force. It opens nothing until a second person has confirmed it.</summary>
    /// <param name="actor">The clinician; the signature bears the name of their account.</param>
    /// <param name="registration">Their number in the professional register.</param>
    /// <param name="editions">The <see cref="SignedContent.Editions"/> of what they read.</param>
    /// <param name="wordings">The languages that they sign, such as "en:1".</param>
    /// <param name="packs">The packs that they sign, such as "GB-ENG:1".</param>
    /// <param name="cancellationToken">Ends the work before it is committed.</param>
    /// <returns>What is wrong; empty when it is signed.</returns>
    /// <exception cref="NotPermittedException">The role may not sign.</exception>
    public async Task<IReadOnlyList<SignOffProblem>> SignAsync(
        StaffActor actor, string? registration, string? editions, IReadOnlyList<string> wordings, IReadOnlyList<string> packs, CancellationToken cancellationToken)
    {
        Permissions.Demand(actor, Permission.SignClinicalContent);
        var number = PersonalText.Line(registration);
        var chosen = inForce with { Wordings = [.. inForce.Wordings.Intersect(wordings)], Packs = [.. inForce.Packs.Intersect(packs)] };
        if (Problems(number, editions, chosen, wordings.Concat(packs)) is { Count: > 0 } problems)
        {
            return problems;
        }

        var now = clock.GetCurrentInstant();
        var signOff = new ClinicalSignOff(actor.Name, number, actor.Id, now, chosen, isDemo: false);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        db.ClinicalSignOffs.Add(signOff);
        db.AuditEntries.Add(new AuditEntry(
            now, actor.Actor, "signOff.Signed", Subject, signOff.Id, chosen.Editions.Length > LongestDetails ? chosen.Editions[..LongestDetails] : chosen.Editions));
        await db.SaveChangesAsync(cancellationToken);
        gate.Forget();
        return [];
    }

    /// <summary>A second person stands by it: from now on the form may rest on it.</summary>
    /// <returns>What is wrong; null when it is confirmed.</returns>
    /// <exception cref="NotPermittedException">The role may not confirm.</exception>
    public Task<SignOffProblem?> ConfirmAsync(StaffActor actor, Guid id, CancellationToken cancellationToken) => ActAsync(
        actor,
        id,
        "signOff.Confirmed",
        (signOff, now) =>
        {
            if (WhyNotConfirmed(signOff, actor) is { } problem)
            {
                return problem;
            }

            signOff.Confirm(actor.Name, actor.Id, now);
            return null;
        },
        cancellationToken);

    /// <summary>From now on it counts for nothing, also when it waited for the second person. It cannot be taken back.</summary>
    /// <returns>What is wrong; null when it is revoked.</returns>
    /// <exception cref="NotPermittedException">The role may not revoke.</exception>
    public Task<SignOffProblem?> RevokeAsync(StaffActor actor, Guid id, CancellationToken cancellationToken) => ActAsync(
        actor,
        id,
        RevokedAction,
        (signOff, now) =>
        {
            if (signOff.RevokedAt is not null)
            {
                return SignOffProblem.Revoked;
            }

            signOff.Revoke(now);
            return null;
        },
        cancellationToken);

    /// <summary>All sign-offs that there ever were, newest first.</summary>
    /// <exception cref="NotPermittedException">The role may not read them.</exception>
    public async Task<IReadOnlyList<SignOffLine>> ListAsync(StaffActor actor, CancellationToken cancellationToken)
    {
        Permissions.Demand(actor, Permission.ConfirmClinicalContent);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await db.ClinicalSignOffs.AsNoTracking().OrderByDescending(row => row.SignedAt).ThenByDescending(row => row.Id).ToListAsync(cancellationToken);
        var revokers = await (from entry in db.AuditEntries.AsNoTracking()
                              where entry.SubjectType == Subject && entry.Action == RevokedAction
                              join member in db.StaffMembers on entry.ActorId equals member.Id
                              select new { entry.SubjectId, member.DisplayName }).ToDictionaryAsync(row => row.SubjectId, row => row.DisplayName, cancellationToken);
        return [.. rows.Select(row => new SignOffLine(row, revokers.GetValueOrDefault(row.Id), inForce.Holds(row)))];
    }

    private List<SignOffProblem> Problems(string number, string? editions, SignedContent chosen, IEnumerable<string> asked)
    {
        var problems = new List<SignOffProblem>();
        if (number.Length == 0)
        {
            problems.Add(SignOffProblem.RegistrationMissing);
        }
        else if (PersonalText.Length(number) > LongestRegistration)
        {
            problems.Add(SignOffProblem.RegistrationTooLong);
        }

        if (editions != inForce.Editions || asked.Except(inForce.Wordings).Except(inForce.Packs).Any())
        {
            problems.Add(SignOffProblem.ContentChanged);
            return problems;
        }

        if (chosen.Wordings.Count == 0)
        {
            problems.Add(SignOffProblem.NoLanguage);
        }

        if (chosen.Packs.Count == 0)
        {
            problems.Add(SignOffProblem.NoPack);
        }

        return problems;
    }

    private SignOffProblem? WhyNotConfirmed(ClinicalSignOff signOff, StaffActor actor) =>
        signOff.RevokedAt is not null ? SignOffProblem.Revoked
        : signOff.IsDemo || signOff.ConfirmedById is not null ? SignOffProblem.Confirmed
        : signOff.SignedById == actor.Id ? SignOffProblem.SamePerson
        : !inForce.Holds(signOff) ? SignOffProblem.ContentChanged
        : null;

    private async Task<SignOffProblem?> ActAsync(
        StaffActor actor, Guid id, string action, Func<ClinicalSignOff, Instant, SignOffProblem?> act, CancellationToken cancellationToken)
    {
        Permissions.Demand(actor, Permission.ConfirmClinicalContent);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);

        // An update that changes nothing takes the row: who comes at the same moment waits here, and then reads what the first one did.
        await db.ClinicalSignOffs.Where(row => row.Id == id)
            .ExecuteUpdateAsync(rows => rows.SetProperty(row => row.Registration, row => row.Registration), cancellationToken);
        if (await db.ClinicalSignOffs.SingleOrDefaultAsync(row => row.Id == id, cancellationToken) is not { } signOff)
        {
            return SignOffProblem.NotFound;
        }

        var now = clock.GetCurrentInstant();
        if (act(signOff, now) is { } problem)
        {
            return problem;
        }

        db.AuditEntries.Add(new AuditEntry(now, actor.Actor, action, Subject, id));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        gate.Forget();
        return null;
    }
}
