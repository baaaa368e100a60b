using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Safety;
using SpineClinic.Specialists;

namespace SpineClinic.Enquiries;

/// <summary>Writes down each emergency page that is shown and how it ended: counted, never connected with a person.</summary>
public sealed class StopLedger(QuestionnaireLibrary questionnaires, SafetyLibrary safety, ClinicProfile clinic)
{
    /// <summary>
    /// Compares a sheet before and after a change: a stop that begins is noted on the sheet and in the ledger, one that is left by another answer is ended. In the
    /// caller's transaction.
    /// </summary>
    /// <param name="db">The caller's transaction.</param>
    /// <param name="before">The draft as it was.</param>
    /// <param name="sheet">Its answers as they are now.</param>
    /// <param name="now">The time of the change.</param>
    /// <param name="cancellationToken">Ends the work before it is committed.</param>
    /// <returns>The sheet to keep.</returns>
    internal async Task<AnswerSheet> NoteAsync(ClinicDbContext db, DraftState before, AnswerSheet sheet, Instant now, CancellationToken cancellationToken)
    {
        var firing = new FormRoute(questionnaires.Current, safety.Rules, sheet).Emergencies;
        if (firing.Count == 0)
        {
            if (before.Route.Emergencies.Count > 0)
            {
                await EndAsync(db, before.Sheet, StopEnd.AnswerChanged, enquiryId: null, cancellationToken);
            }

            return sheet;
        }

        if (firing.Select(rule => rule.Id).SequenceEqual(before.Route.Emergencies.Select(rule => rule.Id)))
        {
            return sheet;
        }

        var words = questionnaires.Wording(before.Language);
        var pack = await PackAsync(sheet, cancellationToken);
        var versions = new SafetyStop.FormVersions(questionnaires.Current.Version, safety.Rules.StopVersion, words.Version);
        var stop = new SafetyStop(
            now, versions, firing.Select(rule => rule.Id), pack.Edition, words.Language, HashOf(pack, words, firing, sheet.IsForSomeoneElse), before.Channel);
        db.SafetyStops.Add(stop);
        return sheet with { StopsSeen = [.. sheet.StopsSeen, new StopSeen(stop.RuleIds, now, stop.Id)] };
    }

    /// <summary>Ends the newest stop of a sheet, in the caller's transaction.</summary>
    internal static async Task EndAsync(ClinicDbContext db, AnswerSheet sheet, StopEnd end, Guid? enquiryId, CancellationToken cancellationToken)
    {
        if (sheet.StopsSeen is [.., { StopId: { } id }] && await db.SafetyStops.SingleOrDefaultAsync(stop => stop.Id == id, cancellationToken) is { } stop)
        {
            stop.EndWith(end, enquiryId);
        }
    }

    /// <summary>Where the person is: what the page tells them to call.</summary>
    private async Task<JurisdictionPack> PackAsync(AnswerSheet sheet, CancellationToken cancellationToken)
    {
        var home = (await clinic.GetAsync(cancellationToken)).Clinic.Jurisdiction;
        return safety.Packs.GetValueOrDefault(sheet.Codes("where") is [var country] ? country : home) ?? safety.Packs[JurisdictionPack.Elsewhere];
    }

    // Every text that the page can show for these rules, with what the pack fills in; not the person's answers.
    private static string HashOf(JurisdictionPack pack, Wording words, IReadOnlyList<StopRule> rules, bool they)
    {
        var text = new StringBuilder();
        foreach (var (key, texts) in words.Texts("emergency").Concat(they ? words.Texts("emergency", they) : []))
        {
            text.Append(key).Append('=').AppendJoin('\n', texts).Append('\n');
        }

        text.Append(pack.EmergencyNumber).Append('|').Append(pack.Hospital.GetValueOrDefault(words.Language)).Append('|').AppendJoin(',', rules.Select(rule => rule.Id));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
