using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Audit;
using SpineClinic.Privacy;
using SpineClinic.Specialists;

namespace SpineClinic.Enquiries;

/// <summary>What a person does on the emergency page: goes for help, lets the clinic know, or says that it was checked before.</summary>
public sealed class EmergencyContact(
    IDbContextFactory<ClinicDbContext> contexts, QuestionnaireLibrary questionnaires, ClinicProfile clinic, Drafts drafts, EnquiryIntake intake, Worsening worsening, IClock clock)
{
    /// <summary>Notes how the page ended. Nothing when no emergency page is open.</summary>
    public async Task EndAsync(string? token, StopEnd end, CancellationToken cancellationToken)
    {
        if (await drafts.FindAsync(token, cancellationToken) is not { IsSent: false, Route.Emergencies.Count: > 0 } draft)
        {
            return;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await StopLedger.EndAsync(db, draft.Sheet, end, enquiryId: null, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>
    /// "I want the clinic to know": an enquiry of tier P0 with a name, a number and the answers so far. The draft stays as it is, so that the person can still go
    /// back. Telling twice is one enquiry.
    /// </summary>
    /// <returns>Null when no emergency page is open.</returns>
    public async Task<IntakeResult?> TellAsync(string? token, string name, string phone, CancellationToken cancellationToken)
    {
        if (await drafts.FindAsync(token, cancellationToken) is not { IsSent: false, Route.Emergencies.Count: > 0, Sheet.StopsSeen: [.., { StopId: { } stop }] } draft)
        {
            return null;
        }

        if (draft.Sheet.WorseningOf is not null)
        {
            return await worsening.SendAsync(draft, toldClinic: true, cancellationToken) is { } known ? IntakeResult.Stored(known) : IntakeResult.Stale;
        }

        var (line, number) = (PersonalText.Line(name), PersonalText.Line(phone));
        var errors = await ErrorsAsync(line, number, cancellationToken);
        if (errors.Count > 0)
        {
            return IntakeResult.Refused(errors);
        }

        var (version, now) = (questionnaires.Wording(draft.Language).Version, clock.GetCurrentInstant());
        var sheet = draft.Sheet.With("name", new Answer([], line, version, draft.Language, now)).With("phone", new Answer([], number, version, draft.Language, now));
        return await intake.ReceiveAsync(new EnquirySubmission(stop, sheet with { ToldClinic = true }, Channel.Web, draft.Language, Actor.Patient), cancellationToken);
    }

    /// <summary>The receipt of what was told from the page that this browser has open; null when nothing was.</summary>
    public async Task<Receipt?> FindAsync(string? token, CancellationToken cancellationToken) =>
        await drafts.FindAsync(token, cancellationToken) switch
        {
            { Sheet: { WorseningOf: { } enquiry, StopsSeen: [.., { StopId: { } stop }] } } => await FindToldAsync(enquiry, stop, cancellationToken),
            { Sheet.StopsSeen: [.., { StopId: { } stop }] } => await intake.FindAsync(stop, cancellationToken),
            _ => null,
        };

    private async Task<Receipt?> FindToldAsync(Guid enquiryId, Guid stopId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.SafetyStops.AnyAsync(stop => stop.Id == stopId && stop.EnquiryId == enquiryId, cancellationToken)
            ? await db.Enquiries.Where(row => row.Id == enquiryId).Select(row => new Receipt(row.Reference, row.NextActionDueAt, row.ProxyName != null, row.Id)).SingleOrDefaultAsync(cancellationToken)
            : null;
    }

    private async Task<List<SheetError>> ErrorsAsync(string name, string phone, CancellationToken cancellationToken)
    {
        var region = (await clinic.GetAsync(cancellationToken)).Clinic.PhoneRegion;
        var longest = questionnaires.Current["name"].MaxLength;
        var errors = new List<SheetError>();
        if (name.Length == 0)
        {
            errors.Add(new SheetError("name", "required"));
        }
        else if (PersonalText.Length(name) > longest)
        {
            errors.Add(new SheetError("name", "tooLong", longest, PersonalText.Length(name)));
        }

        if (phone.Length == 0)
        {
            errors.Add(new SheetError("phone", "required"));
        }
        else if (ContactParser.Phone(phone, region) is null)
        {
            errors.Add(new SheetError("phone", "invalid"));
        }

        return errors;
    }
}
