using Microsoft.EntityFrameworkCore;
using SpineClinic.Booking;
using SpineClinic.Enquiries;
using SpineClinic.Safety;
using SpineClinic.Testing;

namespace SpineClinic.Tests.Booking;

public sealed class DirectBookingTests
{
    [Theory, EveryDatabase]
    public async Task Nothing_is_booked_at_once_unless_the_clinic_lets_a_type_be_and_nobody_has_to_look_first(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var routine = await clinic.ReceiveAsync();
        Assert.Null(await StartAsync(clinic, routine));
        await LetAsync(clinic);
        var urgent = await clinic.ReceiveAsync(Sheets.AllNo().Choose("legs", "yes").Choose("legsTiming", "unchecked"));
        await using (var db = clinic.Db())
        {
            var enquiry = await db.Enquiries.AsNoTracking().SingleAsync(row => row.Id == urgent.EnquiryId);
            Assert.True(enquiry.Tier < Tier.P2 || enquiry.NeedsACall);
        }

        Assert.Null(await StartAsync(clinic, urgent));
        Assert.Empty(await clinic.Get<Invitations>().DirectTypesAsync(urgent.EnquiryId, CancellationToken.None));
        var claimed = await clinic.ReceiveAsync();
        await using (var db = clinic.Db())
        {
            Timeline.Add(db, (await db.Enquiries.SingleAsync(row => row.Id == claimed.EnquiryId)).Claim(clinic.Receptionist.Actor, TestClinic.Start));
            await db.SaveChangesAsync();
        }

        Assert.Null(await StartAsync(clinic, claimed));
    }

    [Theory, EveryDatabase]
    public async Task Who_presses_twice_has_one_link_and_the_promise_to_answer_stands_until_a_time_is_taken(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        await LetAsync(clinic);
        var receipt = await clinic.ReceiveAsync();
        var tokens = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => StartAsync(clinic, receipt))));
        Assert.NotNull(Assert.Single(tokens.Distinct()));
        await using var db = clinic.Db();
        var enquiry = await db.Enquiries.AsNoTracking().SingleAsync(row => row.Id == receipt.EnquiryId);
        Assert.Equal((EnquiryStatus.Accepted, WaitingOn.Clinic, receipt.DueAt), (enquiry.Status, enquiry.WaitingOn, enquiry.NextActionDueAt));
        Assert.Equal(0, await db.Letters.CountAsync(row => row.Kind == BookingLetters.Inviting));
        var own = (await clinic.Get<Invitations>().FindAsync(tokens[0], CancellationToken.None))!;
        Assert.True(own.IsUsable);
        await clinic.Get<Invitations>().HoldAsync(own.Id, clinic.Back.Id, BookingDesk.Tuesday, null, CancellationToken.None);
        Assert.True((await clinic.Get<Invitations>().TakeAsync(own.Id, [], null, CancellationToken.None)).IsDone);
        Assert.Null(await StartAsync(clinic, receipt));
    }

    [Theory, EveryDatabase]
    public async Task Who_starts_again_after_the_first_link_ran_out_has_one_link_also_when_pressing_many_times(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        await LetAsync(clinic);
        var receipt = await clinic.ReceiveAsync();
        var first = await StartAsync(clinic, receipt);
        clinic.Clock.Advance(Invitation.Lifetime);
        var tokens = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => StartAsync(clinic, receipt))));
        Assert.NotNull(Assert.Single(tokens.Distinct()));
        Assert.NotEqual(first, tokens[0]);
        await using var after = clinic.Db();
        Assert.Equal(1, await after.Invitations.CountAsync(row => row.Status == InvitationStatus.Verified));
    }

    private static Task<string?> StartAsync(TestClinic clinic, Receipt receipt) =>
        clinic.Get<Invitations>().StartDirectAsync(receipt.EnquiryId, clinic.First.Id, CancellationToken.None);

    private static async Task LetAsync(TestClinic clinic)
    {
        await using var db = clinic.Db();
        (await db.ConsultationTypes.SingleAsync(type => type.Id == clinic.First.Id)).IsDirectlyBookable = true;
        await db.SaveChangesAsync();
        clinic.Get<ClinicShape>().Forget();
    }
}
