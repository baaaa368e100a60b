using Microsoft.EntityFrameworkCore;
using SpineClinic.Enquiries;
using SpineClinic.Safety;
using SpineClinic.Testing;

namespace SpineClinic.IntegrationTests;

/// <summary>What the database holds of an enquiry.</summary>
internal static class DeskRows
{
    public static async Task<(Tier Tier, EnquiryStatus Status, Guid? Owner, int Version)> RowAsync(RunningClinic clinic, string reference)
    {
        await using var db = clinic.Db();
        var row = await db.Enquiries.AsNoTracking().SingleAsync(enquiry => enquiry.Reference == reference);
        return (row.Tier, row.Status, row.OwnerId, row.Version);
    }

    public static async Task<(int Events, int Audit)> CountsAsync(RunningClinic clinic, string reference)
    {
        await using var db = clinic.Db();
        var id = await db.Enquiries.Where(enquiry => enquiry.Reference == reference).Select(enquiry => enquiry.Id).SingleAsync();
        return (await db.EnquiryEvents.CountAsync(row => row.EnquiryId == id), await db.AuditEntries.CountAsync(row => row.SubjectId == id));
    }
}
