using Microsoft.EntityFrameworkCore;
using SpineClinic.Privacy;

namespace SpineClinic.Enquiries;

public sealed partial class OwnEnquiries
{
    /// <summary>Adds words, sealed, to the timeline. A person reads them within one working day.</summary>
    public Task<OwnResult> AddAsync(Guid id, string? words, CancellationToken cancellationToken) => AddAsync(id, words, null, cancellationToken);

    /// <summary>The same, as an answer. Sent again with the same words, it is one answer; words that come late are kept too.</summary>
    /// <param name="id">Whose.</param>
    /// <param name="words">As they were typed.</param>
    /// <param name="answerTo">The newest message that was on the page; null when there was none.</param>
    /// <param name="cancellationToken">Ends the work before it is committed.</param>
    public async Task<OwnResult> AddAsync(Guid id, string? words, long? answerTo, CancellationToken cancellationToken)
    {
        var (text, longest) = (PersonalText.Paragraphs(words), questionnaires.Current["help"].MaxLength);
        if (text.Length == 0)
        {
            return new OwnResult(("add", "addRequired"));
        }

        if (PersonalText.Length(text) > longest)
        {
            return new OwnResult(("add", "addTooLong"), longest, PersonalText.Length(text));
        }

        var calendar = (await clinic.GetAsync(cancellationToken)).Calendar;
        return await ActAsync(
            id,
            _ => text,
            (enquiry, now) => enquiry.AddFromPatient(calendar.CloseOfWorkingDay(now, 1), now),
            cancellationToken,
            isDone: answerTo is { } after ? (db, enquiry) => WasSaidAsync(db, enquiry, after, text, cancellationToken) : null);
    }

    /// <summary>What the clinic wrote to this person, and what they added, oldest first. What was taken back is not in it.</summary>
    public async Task<IReadOnlyList<OwnMessage>> MessagesAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.Enquiries.AsNoTracking().Where(row => row.Id == id).Join(db.DataKeys, row => row.DataKeyId, key => key.Id, (_, key) => key).SingleOrDefaultAsync(cancellationToken) is not { } key)
        {
            return [];
        }

        var events = await db.EnquiryEvents.AsNoTracking().Where(row => row.EnquiryId == id).OrderBy(row => row.Id).ToListAsync(cancellationToken);
        return [.. StandingEvents.Of(events)
            .Where(row => row is { SealedWords: not null, Kind: EventKind.PatientAsked or EventKind.PatientTold or EventKind.PatientAdded })
            .Select(row => new OwnMessage(row.Id, row.At, row.Kind != EventKind.PatientAdded, vault.Open(key, EnquiryEvent.WordsPurpose, id, row.SealedWords!)))];
    }

    private async Task<bool> WasSaidAsync(ClinicDbContext db, Enquiry enquiry, long after, string text, CancellationToken cancellationToken)
    {
        var key = await db.DataKeys.AsNoTracking().SingleAsync(row => row.Id == enquiry.DataKeyId, cancellationToken);
        var said = await db.EnquiryEvents.AsNoTracking()
            .Where(row => row.EnquiryId == enquiry.Id && row.Kind == EventKind.PatientAdded && row.Id > after && row.SealedWords != null)
            .Select(row => row.SealedWords!).ToListAsync(cancellationToken);
        return said.Exists(words => vault.Open(key, EnquiryEvent.WordsPurpose, enquiry.Id, words) == text);
    }
}
