using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Booking;
using SpineClinic.Enquiries;
using SpineClinic.Testing;

namespace SpineClinic.Tests.Booking;

/// <summary>A patient who was invited, and the link they got.</summary>
internal sealed record Invited(TestClinic Clinic, Guid EnquiryId, Guid InvitationId, string Reference, string Token)
{
    public const string Digits = "0123";
    public const string Client = "192.0.2.1";

    public Invitations Invitations => Clinic.Get<Invitations>();

    public static async Task<Invited> AsAsync(TestClinic clinic, AnswerSheet? sheet = null, Guid? specialistId = null)
    {
        var receipt = await clinic.ReceiveAsync(sheet);
        var result = await clinic.Get<Invitations>().IssueAsync(clinic.Receptionist, receipt.Reference, clinic.First.Id, specialistId, [], CancellationToken.None);
        Assert.Equal(IssueOutcome.Done, result.Outcome);
        return await OfAsync(clinic, receipt.Reference, result.InvitationId!.Value);
    }

    public static async Task<Invited> OfAsync(TestClinic clinic, string reference, Guid invitationId)
    {
        await using var db = clinic.Db();
        var row = await db.Invitations.AsNoTracking().SingleAsync(other => other.Id == invitationId);
        return new Invited(clinic, row.EnquiryId, invitationId, reference, clinic.Get<Invitations>().TokenOf(row));
    }

    public async Task<OpenOutcome> TryAsync(string answer, string client = Client) => (await Invitations.TryOpenAsync(Token, answer, client, CancellationToken.None)).Outcome;

    public async Task<Invited> OpenedAsync()
    {
        Assert.Equal(OpenOutcome.Opened, await TryAsync(Digits));
        return this;
    }

    public async Task<OwnInvitation> ReadAsync() => (await Invitations.FindAsync(Token, CancellationToken.None))!;

    public Task<DiaryResult> HoldAsync(Instant start) => Invitations.HoldAsync(InvitationId, Clinic.Back.Id, start, null, CancellationToken.None);

    public Task<DiaryResult> TakeAsync(params string[] needs) => Invitations.TakeAsync(InvitationId, needs, null, CancellationToken.None);

    public async Task<InvitationStatus> StatusAsync()
    {
        await using var db = Clinic.Db();
        return (await db.Invitations.AsNoTracking().SingleAsync(row => row.Id == InvitationId)).Status;
    }

    public async Task<Enquiry> EnquiryAsync()
    {
        await using var db = Clinic.Db();
        return await db.Enquiries.AsNoTracking().SingleAsync(row => row.Id == EnquiryId);
    }
}
