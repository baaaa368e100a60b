using Microsoft.EntityFrameworkCore;
using SpineClinic.Booking;
using SpineClinic.Enquiries;
using SpineClinic.Mail;
using SpineClinic.Staff;
using SpineClinic.Testing;
using SpineClinic.Triage;

namespace SpineClinic.Tests.Booking;

public sealed class OwnContactTests
{
    private const string NewAddress = "new@example.org";

    [Theory, EveryDatabase]
    public async Task What_cannot_be_read_changes_neither_the_enquiry_nor_what_is_booked(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var (enquiry, id) = await BookedAsync(clinic);
        Assert.Equal("phone", (await ChangeAsync(clinic, enquiry.Id, "12", NewAddress)).Error?.Field);
        Assert.Equal("email", (await ChangeAsync(clinic, enquiry.Id, enquiry.Phone, "nobody")).Error?.Field);
        Assert.Equal("phone", (await ChangeAsync(clinic, enquiry.Id, "", "")).Error?.Field);
        Assert.Equal(OwnResult.NotPossible, await ChangeAsync(clinic, Guid.NewGuid(), null, NewAddress));
        var appointment = await ReadAsync(clinic, id);
        Assert.Equal((enquiry.Phone, enquiry.Email), (appointment.Phone, appointment.Email));
    }

    [Theory, EveryDatabase]
    public async Task What_is_booked_follows_and_a_new_mailbox_gets_the_only_link_that_opens_it(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var (enquiry, id) = await BookedAsync(clinic);
        var own = clinic.Get<OwnAppointments>();
        var before = await ReadAsync(clinic, id);
        var old = own.TokenOf(before);
        Assert.Equal(OwnResult.Done, await ChangeAsync(clinic, enquiry.Id, "020 7946 0777", NewAddress));
        var after = await ReadAsync(clinic, id);
        Assert.Equal(("+442079460777", NewAddress), (after.Phone, after.Email));
        Assert.Null(await own.FindAsync(old, CancellationToken.None));
        Assert.Equal(OpenOutcome.Opened, (await own.TryOpenAsync(own.TokenOf(after), "0777", "192.0.2.1", CancellationToken.None)).Outcome);
        await using var db = clinic.Db();
        Assert.Equal([NewAddress], await db.Letters.Where(row => row.Kind == BookingLetters.Booked && row.To == NewAddress).Select(row => row.To).ToListAsync());
        Assert.Equal(1, await db.AppointmentEvents.CountAsync(row => row.AppointmentId == id && row.Kind == AppointmentEventKind.ContactChanged));

        // The old address hears that it is one no more, and neither whose it was nor where to go.
        var told = await db.Letters.SingleAsync(row => row.Kind == BookingLetters.ContactChanged);
        Assert.Equal(enquiry.Email, told.To);
        Assert.All(new[] { enquiry.Name, enquiry.Reference, NewAddress, "/status", "/appointment" }, word => Assert.DoesNotContain(word, told.Subject + told.Text, StringComparison.Ordinal));

        // The same once more has nothing to renew.
        Assert.Equal(OwnResult.Done, await ChangeAsync(clinic, enquiry.Id, "020 7946 0777", NewAddress));
        Assert.Equal(after.LinkNumber, (await ReadAsync(clinic, id)).LinkNumber);
    }

    [Theory, EveryDatabase]
    public async Task A_mailbox_that_is_taken_away_opens_nothing_any_more_and_is_told(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var (enquiry, id) = await BookedAsync(clinic);
        var own = clinic.Get<OwnAppointments>();
        var old = own.TokenOf(await ReadAsync(clinic, id));
        Assert.Equal(OwnResult.Done, await ChangeAsync(clinic, enquiry.Id, "020 7946 0777", null));
        Assert.Null(await own.FindAsync(old, CancellationToken.None));
        await using var db = clinic.Db();
        Assert.Equal(1, await db.Letters.CountAsync(row => row.Kind == BookingLetters.ContactChanged && row.To == enquiry.Email));

        // A first address replaces none.
        Assert.Equal(OwnResult.Done, await ChangeAsync(clinic, enquiry.Id, "020 7946 0777", NewAddress));
        Assert.Equal(1, await db.Letters.CountAsync(row => row.Kind == BookingLetters.ContactChanged));
    }

    [Theory, EveryDatabase]
    public async Task What_was_called_off_or_is_over_stays_as_it_was(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var (enquiry, id) = await BookedAsync(clinic);
        await clinic.Get<Diary>().CancelAsync(id, clinic.Receptionist, CancelReason.TimeDoesNotSuit, null, CancellationToken.None);
        Assert.Equal(OwnResult.Done, await ChangeAsync(clinic, enquiry.Id, null, NewAddress));
        Assert.Equal(enquiry.Email, (await ReadAsync(clinic, id)).Email);
    }

    [Theory, EveryDatabase]
    public async Task An_open_invitation_moves_to_the_new_address_and_its_old_link_opens_nothing(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var invited = await (await Invited.AsAsync(clinic)).OpenedAsync();
        Assert.True((await invited.HoldAsync(BookingDesk.Tuesday)).IsDone);
        Assert.Equal(OwnResult.Done, await ChangeAsync(clinic, invited.EnquiryId, "020 7946 0777", NewAddress));
        Assert.Equal(OpenOutcome.NotFound, await invited.TryAsync("0777"));
        Assert.Equal(DiaryOutcome.NotPossible, (await invited.TakeAsync()).Outcome);
        await using (var db = clinic.Db())
        {
            var letters = await db.Letters.Where(row => row.Kind == BookingLetters.Inviting).ToListAsync();
            Assert.Equal(LetterState.Superseded, Assert.Single(letters, row => row.To != NewAddress).State);
            var sent = Assert.Single(letters, row => row is { To: NewAddress, State: LetterState.Pending });
            Assert.Contains((await Invited.OfAsync(clinic, invited.Reference, invited.InvitationId)).Token, sent.Text, StringComparison.Ordinal);
            Assert.DoesNotContain(invited.Token, sent.Text, StringComparison.Ordinal);
        }

        // The new link opens it, and what was kept is kept.
        var again = await Invited.OfAsync(clinic, invited.Reference, invited.InvitationId);
        Assert.Equal(OpenOutcome.Opened, await again.TryAsync("0777"));
        Assert.True((await again.TakeAsync()).IsDone);
        Assert.Equal(OwnResult.Done, await ChangeAsync(clinic, invited.EnquiryId, "020 7946 0777", "other@example.org"));
        await using var after = clinic.Db();
        Assert.Equal(2, await after.Letters.CountAsync(row => row.Kind == BookingLetters.Inviting));
    }

    [Theory, EveryDatabase]
    public async Task Who_was_invited_and_takes_their_address_away_is_rung(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var invited = await Invited.AsAsync(clinic);
        Assert.Equal(WaitingOn.Patient, (await invited.EnquiryAsync()).WaitingOn);
        Assert.Equal(OwnResult.Done, await ChangeAsync(clinic, invited.EnquiryId, "020 7946 0777", null));
        Assert.Equal(OpenOutcome.NotFound, await invited.TryAsync("0777"));
        Assert.Equal(WaitingOn.Clinic, (await invited.EnquiryAsync()).WaitingOn);
        await using var db = clinic.Db();
        Assert.Equal(1, await db.EnquiryEvents.CountAsync(row => row.EnquiryId == invited.EnquiryId && row.Kind == EventKind.BookingHelpNeeded));
    }

    [Theory, EveryDatabase]
    public async Task Staff_correct_it_as_it_was_on_their_page_and_not_while_a_colleague_has_it(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var (enquiry, id) = await BookedAsync(clinic);
        var contacts = clinic.Get<OwnContact>();
        await using var db = clinic.Db();
        var version = await db.Enquiries.Select(row => row.Version).SingleAsync();
        var seen = new SeenEnquiry(enquiry.Reference, version);
        Task<OwnResult> CorrectAsync(StaffActor actor, SeenEnquiry what, string phone, string email) => contacts.CorrectAsync(actor, what, phone, email, CancellationToken.None);
        await Assert.ThrowsAsync<NotPermittedException>(() => CorrectAsync(clinic.Manager, seen, "020 7946 0777", NewAddress));
        Assert.Equal("email", (await CorrectAsync(clinic.Receptionist, seen, "020 7946 0777", "nobody")).Error?.Field);
        Assert.Equal(OwnResult.NotPossible, await CorrectAsync(clinic.Receptionist, seen with { Version = version - 1 }, "020 7946 0777", NewAddress));
        Assert.Equal(OwnResult.NotPossible, await CorrectAsync(clinic.Receptionist, "SC-2222-22", "020 7946 0777", NewAddress));
        await clinic.Get<TriageDesk>().ClaimAsync(clinic.SecondReceptionist, enquiry.Reference, CancellationToken.None);
        seen = seen with { Version = version + 1 };
        Assert.Equal("held", (await CorrectAsync(clinic.Receptionist, seen, "020 7946 0777", NewAddress)).Error?.Key);
        Assert.Equal(enquiry.Email, (await ReadAsync(clinic, id)).Email);

        Assert.Equal(OwnResult.Done, await CorrectAsync(clinic.SecondReceptionist, seen, "020 7946 0777", NewAddress));
        var after = await ReadAsync(clinic, id);
        Assert.Equal(("+442079460777", NewAddress), (after.Phone, after.Email));
        var changed = await db.EnquiryEvents.SingleAsync(row => row.Kind == EventKind.ContactChanged);
        Assert.Equal(clinic.SecondReceptionist.Id, changed.ActorId);
        Assert.NotNull(changed.SealedWords);
    }

    [Theory, EveryDatabase]
    public async Task A_question_that_nobody_could_read_goes_to_the_new_address_and_what_was_not_touched_stays(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var receipt = await clinic.ReceiveAsync();
        await clinic.Get<TriageDesk>().AskPatientAsync(clinic.Receptionist, receipt.Reference, "Since when?", CancellationToken.None);
        Assert.Equal(OwnResult.Done, await clinic.Get<OwnContact>().CorrectAsync(clinic.Receptionist, receipt.Reference, null, NewAddress, CancellationToken.None));
        await using var db = clinic.Db();
        var enquiry = await db.Enquiries.SingleAsync();
        Assert.Equal(("+447700900123", NewAddress, EnquiryStatus.AwaitingPatient), (enquiry.Phone, enquiry.Email, enquiry.Status));
        Assert.Equal([NewAddress], await db.Letters.Where(row => row.Kind == EnquiryLetters.PatientQuestion && row.State == LetterState.Pending).Select(row => row.To).ToListAsync());
    }

    [Theory, EveryDatabase]
    public async Task The_same_sent_at_one_moment_and_what_colleagues_do_meanwhile_fails_nobody(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var receipt = await clinic.ReceiveAsync();
        var (contacts, own) = (clinic.Get<OwnContact>(), clinic.Get<OwnEnquiries>());
        var results = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Task.Run(() => (i % 3) switch
        {
            0 => contacts.CorrectAsync(clinic.Receptionist, receipt.Reference, "020 7946 0777", NewAddress, CancellationToken.None),
            1 => contacts.ChangeAsync(receipt.EnquiryId, "020 7946 0777", NewAddress, CancellationToken.None),
            _ => own.AddAsync(receipt.EnquiryId, $"And {i}", CancellationToken.None),
        })));
        Assert.All(results, result => Assert.Equal(OwnResult.Done, result));
        await using var db = clinic.Db();
        Assert.Equal(NewAddress, (await db.Enquiries.SingleAsync()).Email);
        Assert.Equal(4, await db.EnquiryEvents.CountAsync(row => row.Kind == EventKind.PatientAdded));
    }

    private static Task<OwnResult> ChangeAsync(TestClinic clinic, Guid id, string? phone, string? email) =>
        clinic.Get<OwnContact>().ChangeAsync(id, phone, email, CancellationToken.None);

    private static async Task<(Enquiry Enquiry, Guid Appointment)> BookedAsync(TestClinic clinic)
    {
        var receipt = await clinic.ReceiveAsync();
        await using var db = clinic.Db();
        var enquiry = await db.Enquiries.AsNoTracking().SingleAsync(row => row.Id == receipt.EnquiryId);
        return (enquiry, await clinic.BookedAsync(BookingDesk.Tuesday, EnquiryPatient.Closed(enquiry)));
    }

    private static async Task<Appointment> ReadAsync(TestClinic clinic, Guid id) => (await clinic.Get<Diary>().GetAsync(id, CancellationToken.None))!;
}
