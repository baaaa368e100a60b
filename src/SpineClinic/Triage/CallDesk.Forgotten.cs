using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Audit;

namespace SpineClinic.Triage;

/// <summary>Calls that somebody was called away from.</summary>
public sealed partial class CallDesk
{
    /// <summary>After so long without a change a call with a red flag is filed by the clinic's software. Source: the 15 minutes in which a P0 is to be acknowledged, clinical reference, part 3.1.</summary>
    public static readonly Duration EmergencyQuietAfter = Duration.FromMinutes(15);

    // What the timeline says of a call that nobody ended.
    private const string Left = "Left";

    /// <summary>
    /// Files what was left although it is urgent: a call with a red flag after 15 minutes, as the emergency that it is; one that a clinician is to return today after an
    /// hour, as far as it goes. Whoever left no way to be reached stays on the list of calls, because nobody could act on an enquiry of theirs.
    /// </summary>
    /// <returns>How many were filed.</returns>
    public async Task<int> FileForgottenAsync(CancellationToken cancellationToken)
    {
        var (filed, quiet) = (0, clock.GetCurrentInstant() - EmergencyQuietAfter);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var left = await db.Drafts.AsNoTracking().Where(draft => draft.OwnerId != null && !draft.IsSent && draft.UpdatedAt <= quiet && draft.Version > 1)
            .Join(db.DataKeys, draft => draft.DataKeyId, key => key.Id, (draft, key) => new { draft, key }).ToListAsync(cancellationToken);
        foreach (var call in left.Select(row => Open(row.draft, row.key)))
        {
            filed += await FileForgottenAsync(call, cancellationToken) ? 1 : 0;
        }

        return filed;
    }

    // A call that somebody types in at this moment is no longer the one that was read: the intake leaves it to them.
    private async Task<bool> FileForgottenAsync(CallState call, CancellationToken cancellationToken)
    {
        var isEmergency = call.Draft.Route.Emergencies.Count > 0;
        if ((!isEmergency && (!await MustBeRungAsync(call, cancellationToken) || clock.GetCurrentInstant() - call.SavedAt < QuietAfter))
            || await WhyNobodyCanRingAsync(call, cancellationToken) is not null)
        {
            return false;
        }

        var ended = isEmergency ? await SendAsync(Actor.System, call, call.Sheet with { ToldClinic = true }, ToldOf(call)?.ToString() ?? Left, cancellationToken)
            : await SendAsync(Actor.System, call, call.Sheet with { CutShort = true }, Left, cancellationToken);
        return ended.Ending == CallEnding.Done;
    }
}
