using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Audit;
using SpineClinic.Enquiries;
using SpineClinic.Privacy;
using SpineClinic.Safety;
using SpineClinic.Specialists;
using SpineClinic.Staff;

namespace SpineClinic.Triage;

/// <summary>
/// Calls that a member of staff takes: the patients' own questions, rules and checks, answered in any order and saved as they are typed. A call is a draft with an
/// owner. No cookie of a patient opens it, nothing of it runs out, and it ends in one of four ways (CallDesk.Ending.cs).
/// </summary>
public sealed partial class CallDesk(
    IDbContextFactory<ClinicDbContext> contexts,
    Vault vault,
    QuestionnaireLibrary questionnaires,
    SafetyLibrary safety,
    ClinicProfile clinic,
    AnswerSheetValidator validator,
    StopLedger stops,
    EnquiryIntake intake,
    ClinicSignals signals,
    IClock clock)
{
    /// <summary>After so long without a change anybody who takes calls can go on with a colleague's.</summary>
    public static readonly Duration QuietAfter = Duration.FromHours(1);

    private const string TakenOver = "call.TakenOver";
    private const int MostListed = 100;
    private const int RetriesOnConflict = 8;
    private const int TokenSize = 32;

    /// <summary>A new call of this member of staff; the one that they began last, if nothing was typed into it yet.</summary>
    /// <param name="actor">Who takes it.</param>
    /// <param name="language">BCP 47: what is read aloud.</param>
    /// <param name="cancellationToken">Ends the work before it is committed.</param>
    /// <exception cref="NotPermittedException">The role takes no calls.</exception>
    public async Task<Guid> StartAsync(StaffActor actor, string language, CancellationToken cancellationToken)
    {
        Permissions.Demand(actor, Permission.TakeCall);
        var sheet = AnswerSheet.Empty with { AsksWhere = (await clinic.GetAsync(cancellationToken)).Clinic.AcceptsFromAbroad };
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.Drafts.Where(draft => draft.OwnerId == actor.Id && !draft.IsSent && draft.Version == 1).Select(draft => (Guid?)draft.Id).FirstOrDefaultAsync(cancellationToken) is { } untouched)
        {
            return untouched;
        }

        var now = clock.GetCurrentInstant();
        var (id, key) = (Guid.CreateVersion7(now.ToDateTimeOffset()), vault.NewDataKey(now));
        db.DataKeys.Add(key);
        db.Drafts.Add(Draft.OfCall(
            id, actor.Id, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TokenSize)), key.Id, vault.Seal(key, Draft.SheetPurpose, id, sheet.ToJson()), language, now));
        await db.SaveChangesAsync(cancellationToken);
        return id;
    }

    /// <summary>Calls that are not ended: one's own, and those of colleagues that nobody has touched for an hour. The newest first.</summary>
    /// <exception cref="NotPermittedException">The role takes no calls.</exception>
    public async Task<IReadOnlyList<CallLine>> ListAsync(StaffActor actor, CancellationToken cancellationToken)
    {
        Permissions.Demand(actor, Permission.TakeCall);
        var quiet = clock.GetCurrentInstant() - QuietAfter;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await (from draft in db.Drafts.AsNoTracking()
                          where draft.OwnerId != null && !draft.IsSent && (draft.OwnerId == actor.Id || (draft.UpdatedAt <= quiet && draft.Version > 1))
                          join key in db.DataKeys on draft.DataKeyId equals key.Id
                          join owner in db.StaffMembers on draft.OwnerId equals owner.Id
                          orderby draft.CreatedAt descending
                          select new { draft, key, owner.DisplayName }).Take(MostListed).ToListAsync(cancellationToken);
        return
        [
            .. from row in rows
               let call = Open(row.draft, row.key)
               select new CallLine(
                   call.Id, call.Sheet.Text("name"), call.Sheet.Text("phone"), call.StartedAt, call.SavedAt, call.Draft.Route.Emergencies.Count > 0,
                   row.draft.OwnerId == actor.Id ? null : row.DisplayName),
        ];
    }

    /// <returns>Null when this member of staff has no such call.</returns>
    /// <exception cref="NotPermittedException">The role takes no calls.</exception>
    public async Task<CallState?> FindAsync(StaffActor actor, Guid id, CancellationToken cancellationToken)
    {
        Permissions.Demand(actor, Permission.TakeCall);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await ReadAsync(db, actor, id, cancellationToken) is var (draft, key) ? Open(draft, key) : null;
    }

    /// <summary>Goes on with a call that a colleague has left alone for an hour.</summary>
    /// <returns>False when there is none such.</returns>
    /// <exception cref="NotPermittedException">The role takes no calls.</exception>
    public async Task<bool> TakeOverAsync(StaffActor actor, Guid id, CancellationToken cancellationToken)
    {
        Permissions.Demand(actor, Permission.TakeCall);
        var now = clock.GetCurrentInstant();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.Drafts.SingleOrDefaultAsync(row => row.Id == id && row.OwnerId != null && !row.IsSent, cancellationToken) is not { } draft
            || (draft.OwnerId != actor.Id && now - draft.UpdatedAt < QuietAfter))
        {
            return false;
        }

        if (draft.OwnerId == actor.Id)
        {
            return true;
        }

        draft.GiveTo(actor.Id);
        db.AuditEntries.Add(new AuditEntry(now, actor.Actor, TakenOver, "call", id));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            // The colleague came back at this very moment, or another was quicker.
            return false;
        }
    }

    /// <summary>Who goes on with a call that this member of staff began or had.</summary>
    /// <returns>The name; null when it is their own, has ended, or was never taken over.</returns>
    /// <exception cref="NotPermittedException">The role takes no calls.</exception>
    public async Task<string?> HolderAsync(StaffActor actor, Guid id, CancellationToken cancellationToken)
    {
        Permissions.Demand(actor, Permission.TakeCall);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await (from draft in db.Drafts.AsNoTracking()
                      where draft.Id == id && !draft.IsSent && draft.OwnerId != actor.Id
                      where db.AuditEntries.Any(entry => entry.SubjectType == "call" && entry.SubjectId == id && entry.Action == TakenOver)
                      join owner in db.StaffMembers on draft.OwnerId equals owner.Id
                      select owner.DisplayName).SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>The enquiry that a call was filed as.</summary>
    /// <returns>Null when nothing was filed under this key.</returns>
    /// <exception cref="NotPermittedException">The role takes no calls.</exception>
    public async Task<FiledCall?> FindFiledAsync(StaffActor actor, CallState call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        Permissions.Demand(actor, Permission.TakeCall);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Enquiries.AsNoTracking().Where(enquiry => enquiry.SubmissionKey == call.Draft.SubmissionKey)
            .Select(enquiry => new FiledCall(enquiry.Reference, enquiry.Tier, enquiry.NeedsACall, enquiry.NextActionDueAt, enquiry.ProxyName != null, enquiry.Email != null))
            .SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>What is wrong with what was typed, leaving out what is only missing yet.</summary>
    public async Task<IReadOnlyList<SheetError>> FaultsAsync(AnswerSheet sheet, CancellationToken cancellationToken)
    {
        var region = (await clinic.GetAsync(cancellationToken)).Clinic.PhoneRegion;
        return [.. validator.Errors(new AnswerSheetValidator.Subject(sheet, region)).Where(error => error.Kind is not ("required" or "phoneNeeded"))];
    }

    private static async Task<(Draft Draft, DataKey Key)?> ReadAsync(ClinicDbContext db, StaffActor actor, Guid id, CancellationToken cancellationToken)
    {
        var row = await db.Drafts.Where(draft => draft.Id == id && draft.OwnerId == actor.Id)
            .Join(db.DataKeys, draft => draft.DataKeyId, key => key.Id, (draft, key) => new { draft, key })
            .SingleOrDefaultAsync(cancellationToken);
        return row is null ? null : (row.draft, row.key);
    }

    private CallState Open(Draft draft, DataKey key)
    {
        var sheet = draft.SealedSheet is { } content ? AnswerSheet.FromJson(vault.Open(key, Draft.SheetPurpose, draft.Id, content)) : AnswerSheet.Empty;
        var version = new EnquirySubmission.DraftVersion(draft.Id, draft.Version);
        var state = new DraftState(version, draft.SubmissionKey, draft.Language, sheet, new FormRoute(questionnaires.Current, safety.Rules, sheet), draft.IsSent)
        {
            Channel = draft.Channel,
            ExpiresAt = draft.ExpiresAt,
        };
        return new CallState(state, draft.CreatedAt, draft.UpdatedAt);
    }
}
