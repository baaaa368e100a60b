using Microsoft.EntityFrameworkCore;
using SpineClinic.Audit;
using SpineClinic.Enquiries;
using SpineClinic.Mail;
using SpineClinic.Privacy;

namespace SpineClinic.IntegrationTests;

/// <summary>All rows that one enquiry is made of.</summary>
internal sealed record StoredEnquiry(
    Enquiry Enquiry, AnswerSheet Sheet, IReadOnlyList<EnquiryEvent> Events, IReadOnlyList<AuditEntry> Audit, IReadOnlyList<Letter> Letters)
{
    public static async Task<StoredEnquiry> ReadAsync(ClinicDbContext context, Vault vault, string reference)
    {
        await using var db = context;
        var enquiry = await db.Enquiries.AsNoTracking().SingleAsync(row => row.Reference == reference);
        var key = await db.DataKeys.AsNoTracking().SingleAsync(row => row.Id == enquiry.DataKeyId);
        return new StoredEnquiry(
            enquiry,
            AnswerSheet.FromJson(vault.Open(key, Enquiry.SheetPurpose, enquiry.Id, enquiry.SealedSheet)),
            await db.EnquiryEvents.AsNoTracking().Where(row => row.EnquiryId == enquiry.Id).OrderBy(row => row.Id).ToListAsync(),
            await db.AuditEntries.AsNoTracking().Where(row => row.SubjectId == enquiry.Id).OrderBy(row => row.Id).ToListAsync(),
            await db.Letters.AsNoTracking().Where(row => row.Regarding == reference).OrderBy(row => row.Kind).ToListAsync());
    }

    /// <summary>Just received, and whole: one event, one audit entry, an acknowledgement when there is an address, at least one notice, and no letter twice.</summary>
    public StoredEnquiry AssertJustReceived()
    {
        Assert.Equal(EventKind.Received, Assert.Single(Events).Kind);
        Assert.Equal("enquiry.Received", Assert.Single(Audit).Action);
        Assert.Equal(Enquiry.Email is null ? 0 : 1, Letters.Count(letter => letter.Kind == EnquiryLetters.PatientAcknowledgement && letter.To == Enquiry.Email));
        Assert.Contains(Letters, letter => letter.Kind == EnquiryLetters.SpecialistNotice);
        Assert.Equal(Letters.Count, Letters.Select(letter => letter.To).Distinct().Count());
        Assert.Equal(Enquiry.Name, Sheet.Text("name"));
        return this;
    }
}
