using Microsoft.EntityFrameworkCore;
using SpineClinic.Booking;
using SpineClinic.Enquiries;
using SpineClinic.Testing;

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
