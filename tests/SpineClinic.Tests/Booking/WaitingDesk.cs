using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Booking;
using SpineClinic.Enquiries;
using SpineClinic.Safety;
using SpineClinic.Testing;
using SpineClinic.Triage;

namespace SpineClinic.Tests.Booking;

/// <summary>People who wait, and a time that becomes free.</summary>
internal static class WaitingDesk
{
    public static AnswerSheet WithoutEmail => Sheets.AllNo().Choose("contactBy", "phone").Write("email", "");

    public static WaitingWish Wish(this TestClinic clinic, int notice = 24) => new(clinic.First.Id, null, notice, [], []);

    /// <returns>The id of the entry.</returns>
    public static async Task<Guid> WaitAsync(this TestClinic clinic, WaitingWish? wish = null, Tier tier = Tier.P3, AnswerSheet? sheet = null)
    {
        var reference = (await clinic.ReceiveAsync(sheet)).Reference;
        if (tier != Tier.P3)
        {
            Assert.Equal(DeskOutcome.Done, (await clinic.Get<TriageDesk>().SetTierAsync(clinic.Receptionist, reference, tier, "Worse", CancellationToken.None)).Outcome);
        }

        Assert.Equal(WaitingListOutcome.Done, await clinic.Get<WaitingList>().AddAsync(clinic.Receptionist, reference, wish ?? clinic.Wish(), CancellationToken.None));
        await using var db = clinic.Db();
        return await db.WaitingListEntries.Join(db.Enquiries.Where(row => row.Reference == reference), entry => entry.EnquiryId, row => row.Id, (entry, _) => entry.Id).SingleAsync();
    }

    /// <summary>Somebody had this time and gave it back.</summary>
    public static async Task<FreedTime> FreeAsync(this TestClinic clinic, Instant start)
    {
        var id = await clinic.BookedAsync(start);
        Assert.True((await clinic.Get<Diary>().CancelAsync(id, null, CancelReason.FeelsBetter, null, CancellationToken.None)).IsDone);
        return new FreedTime(clinic.Back.Id, start);
    }

    public static Task<int> StepAsync(this TestClinic clinic) => clinic.Get<WaitingListRun>().StepAsync(CancellationToken.None);

    public static async Task<WaitingListEntry> EntryAsync(this TestClinic clinic, Guid id)
    {
        await using var db = clinic.Db();
        return await db.WaitingListEntries.AsNoTracking().SingleAsync(row => row.Id == id);
    }

    public static async Task<Enquiry> EnquiryOfAsync(this TestClinic clinic, Guid entry)
    {
        await using var db = clinic.Db();
        return await db.WaitingListEntries.Where(row => row.Id == entry).Join(db.Enquiries, row => row.EnquiryId, enquiry => enquiry.Id, (_, enquiry) => enquiry).AsNoTracking().SingleAsync();
    }

    /// <summary>The newest offer of an entry, with what is held for it.</summary>
    public static async Task<(Invitation Invitation, Appointment Hold)> OfferAsync(this TestClinic clinic, Guid entry)
    {
        await using var db = clinic.Db();
        var invitation = await db.Invitations.AsNoTracking().Where(row => row.WaitingListEntryId == entry).OrderByDescending(row => row.Id).FirstAsync();
        return (invitation, await db.Appointments.AsNoTracking().SingleAsync(row => row.Id == invitation.AppointmentId));
    }

    public static async Task<int> LettersAsync(this TestClinic clinic, string kind)
    {
        await using var db = clinic.Db();
        return await db.Letters.CountAsync(row => row.Kind == kind);
    }
}
